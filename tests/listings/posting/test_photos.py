"""Pictures: many, in order, one of them the main one, and only one's own."""

import pytest
from sqlmodel import select

from ghar_app.clock import now
from ghar_app.models.listings import Property, PropertyImage
from ghar_app.models.media.placement import detach
from ghar_app.refusals import NotFound, Refused
from tests.factories.identity import person
from tests.factories.posting import draft, uploads


async def _shown(db, of: Property) -> list[tuple[str, bool]]:
    rows = await db.exec(
        select(PropertyImage.image_url, PropertyImage.is_main_image)
        .where(PropertyImage.property_id == of.id)
        .order_by(PropertyImage.display_order)
    )
    return [(url.split("/")[3], main) for url, main in rows]


async def test_add_order_main_and_remove(db) -> None:
    me = await person(db)
    made = await draft(db, me, photos=0)
    files = await uploads(db, me, 3)
    ids = [file.id for file in files]
    await made.attach(db, by=me, files=[ids[0]])
    await made.attach(db, by=me, files=ids)
    assert await _shown(db, made) == [("0", True), ("1", False), ("2", False)]
    await made.reorder(db, by=me, ids=[str(ids[2]), str(ids[0])])
    assert await _shown(db, made) == [("2", False), ("0", True), ("1", False)]
    await made.make_main(db, by=me, photo=str(ids[1]))
    assert await _shown(db, made) == [("2", False), ("0", False), ("1", True)]
    assert made.main_image_url == files[1].file_url
    await made.remove_photo(db, by=me, photo=str(ids[1]))
    assert await _shown(db, made) == [("2", True), ("0", False)]
    await made.describe_photo(db, by=me, photo=str(ids[0]), caption=" Hall ", category="hall")
    hall = (await db.exec(select(PropertyImage).where(PropertyImage.media_file_id == ids[0]))).one()
    assert (hall.caption, hall.image_category) == ("Hall", "hall")
    assert files[0].property_id == made.id


async def test_refused_pictures_change_nothing(db) -> None:
    me, other = await person(db), await person(db)
    made = await draft(db, me)
    before = await _shown(db, made)
    theirs = await uploads(db, other, 1)
    with pytest.raises(NotFound):
        await made.attach(db, by=me, files=[theirs[0].id])
    with pytest.raises(NotFound):
        await made.make_main(db, by=me, photo="image-1")
    photo = (await db.exec(select(PropertyImage))).first()
    with pytest.raises(Refused, match="choice_unknown"):
        await made.describe_photo(db, by=me, photo=str(photo.media_file_id), category="moon")
    many = await uploads(db, me, 48)
    with pytest.raises(Refused, match="too_many_photos"):
        await made.attach(db, by=me, files=[file.id for file in many])
    assert await _shown(db, made) == before


async def test_a_file_deleted_before_its_order_is_published_falls_out(db) -> None:
    me = await person(db)
    made = await draft(db, me, photos=0)
    files = await uploads(db, me, 3)
    await made.attach(db, by=me, files=[file.id for file in files])
    await made.publish(db, by=me, at=now())
    await made.reorder(db, by=me, ids=[str(files[2].id)])
    await detach(db, [files[0]])
    await db.delete(files[0])
    await db.flush()
    await made.publish(db, by=me, at=now())
    assert await _shown(db, made) == [("2", True), ("1", False)]
