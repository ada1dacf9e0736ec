"""The gallery's samples of an upload zone answer as a real screen's pictures would."""

from state.gallery import Gallery


async def test_pictures_are_ordered_named_and_brought_back(open_tab) -> None:
    tab = open_tab(path="/gallery")
    page = await tab.of(Gallery)
    first, second, third = (one.id for one in page.pictures)

    def ids() -> list[str]:
        return [one.id for one in page.pictures]

    await tab.call(Gallery.reorder, [third, "made-up", third, first])
    assert ids() == [third, first, second]
    await tab.call(Gallery.make_main, second)
    assert [one.id for one in page.pictures if one.is_main] == [second]
    await tab.call(Gallery.caption, second, "The kitchen")
    await tab.call(Gallery.categorise, second, "kitchen")
    assert (page.pictures[2].caption, page.pictures[2].category) == ("The kitchen", "kitchen")
    for id in (first, second):
        await tab.call(Gallery.remove, id)
    assert ids() == [third]
    await tab.call(Gallery.remove, third)
    assert ids() == [first, second, third]
