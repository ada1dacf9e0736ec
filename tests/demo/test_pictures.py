"""Every picture that a listing shows is on disk, and galleries are such as a home would have."""

from collections import Counter
from itertools import pairwise

from PIL import Image

from ghar_app.demo.cast import everybody
from ghar_app.demo.listings import Listing
from ghar_app.demo.pictures import FEWEST, MOST, pictures
from ghar_app.models.listings.kinds import ImageCategory
from ghar_app.models.listings.kinds import PropertyType as T
from ghar_app.models.media.addresses import card_srcset
from ghar_app.settings import CHECKOUT

ASSETS = CHECKOUT / "assets"


def test_all_files_are_there_and_as_large_as_they_say() -> None:
    for picture in pictures():
        for url, width in ((picture.url, picture.width), (picture.small_url, picture.width // 2)):
            with Image.open(ASSETS / url.removeprefix("/")) as opened:
                assert opened.format == "WEBP"
                assert opened.size == (width, width * 3 // 4)
        assert picture.preview.startswith("data:image/webp;base64,")
        assert len(picture.preview) < 600


def test_cards_know_the_small_ones() -> None:
    for picture in pictures():
        half = picture.width // 2
        both = f"{picture.small_url} {half}w, {picture.url} {picture.width}w"
        assert card_srcset(picture.url) == both


def test_no_file_lies_there_unused() -> None:
    named = {f"{p.name}{size}.webp" for p in pictures() for size in ("", "-400")}
    files = list((ASSETS / "demo" / "photos").iterdir())
    assert {file.name for file in files} == named
    assert sum(file.stat().st_size for file in files) < 6_000_000


def test_every_main_picture_exists(every: list[Listing]) -> None:
    leads = {one.pictures[0].url for one in every}
    assert all((ASSETS / url.removeprefix("/")).is_file() for url in leads)
    assert len(leads) > 90


def test_galleries_have_four_to_eight_pictures_of_one_place(every: list[Listing]) -> None:
    for one in every:
        assert FEWEST <= len(one.pictures) <= MOST, one.home.key
        assert len({picture.name for picture in one.pictures}) == len(one.pictures)
        palettes: dict[str, set[str]] = {}
        for picture in one.pictures:
            palettes.setdefault(picture.scene, set()).add(picture.palette)
        assert all(len(colours) == 1 for colours in palettes.values()), one.home.key
        assert one.pictures[0].room != ImageCategory.FLOOR_PLAN
        for fronts in (("floors", "villa", "bungalow"), ("kitchen", "flat-kitchen")):
            assert len(palettes.keys() & set(fronts)) <= 1, one.home.key


def test_pictures_suit_the_kind(every: list[Listing]) -> None:
    scenes = {
        kind: {p.scene for one in every if one.home.kind == kind for p in one.pictures}
        for kind in T
    }
    assert scenes[T.PLOT] == {"plot", "plan-plot"}
    assert scenes[T.WAREHOUSE] == {"warehouse", "plan-warehouse"}
    assert all(one.pictures[0].scene in ("pg", "twin") for one in every if one.home.kind == T.PG)
    homes = [one for one in every if one.home.group == "flats"]
    for one in homes:
        rooms = {picture.room for picture in one.pictures}
        assert ImageCategory.KITCHEN in rooms
        assert ImageCategory.BATHROOM in rooms or len(one.pictures) <= FEWEST


def test_a_plan_shows_as_many_rooms_as_the_home_has(every: list[Listing]) -> None:
    shown = [(one, p) for one in every for p in one.pictures if p.suits]
    assert len(shown) > 200
    for one, plan in shown:
        wanted = dict(plan.suits)
        if one.home.group == "flats":
            assert wanted["bedrooms"] == one.home.shape.bedrooms
            assert wanted["bathrooms"] == one.home.shape.bathrooms


def test_neighbours_rarely_lead_with_the_same(every: list[Listing]) -> None:
    by_place: dict[tuple[str, str], list[str]] = {}
    for one in sorted(every, key=lambda one: one.fate.touched):
        place = (one.home.locality.city.name, one.home.purpose.value)
        by_place.setdefault(place, []).append(one.pictures[0].name)
    pairs = [before == after for names in by_place.values() for before, after in pairwise(names)]
    assert sum(pairs) / len(pairs) < 0.03
    most = Counter(one.pictures[0].name for one in every).most_common(1)[0][1]
    assert most < len(every) * 0.04


def test_portraits_are_there() -> None:
    portraits = {person.portrait for person in everybody() if person.portrait}
    assert len(portraits) >= 12
    assert all((ASSETS / portrait.removeprefix("/")).is_file() for portrait in portraits)
