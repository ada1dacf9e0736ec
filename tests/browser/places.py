"""Every route of the product, with an address to look at it and who has to be signed in."""

from dataclasses import dataclass

from playwright.async_api import FilePayload, Page, expect

from ghar_app.models.listings.posting.fields import Step
from tests.browser.browsers import Browsers, Screen, Theme, go
from tests.browser.people import ADMIN, LANDLORD, SEEKER, sign_in_quietly
from tests.serving import Ghar

LONG = 60_000
NOBODYS = "00000000-0000-0000-0000-000000000000"


@dataclass(frozen=True)
class Place:
    """`path` may have the blanks {home}, {visit} and {waiting}, or be what leads there; `who` is
    the e-mail of the viewer."""

    name: str
    route: str
    path: str
    who: str = ""


PLACES = (
    Place("front", "index", "/"),
    Place("search", "search", "/search?city=Bengaluru&bhk=2"),
    Place("search-empty", "search", "/search?city=Bengaluru&bhk=3&max=5000"),
    Place("home", "listing/[slug]", "/listing/{home}"),
    Place("city", "flats/[city]", "/flats/bengaluru"),
    Place("locality", "flats/[city]/[locality]", "/flats/bengaluru/indiranagar"),
    Place("compare-none", "compare", "/compare"),
    Place("compare", "compare", "{two homes}"),
    Place("recent", "recent", "/recent"),
    Place("swipe", "swipe", "/swipe?city=Bengaluru"),
    Place("favourites", "favourites", "/favourites", SEEKER),
    Place("shortlist", "shortlist/[token]", "/shortlist/demo-three-of-us", SEEKER),
    Place("login", "login", "/login"),
    Place("terms", "terms", "/terms"),
    Place("privacy", "privacy", "/privacy"),
    Place("nowhere", "404", "/nowhere"),
    Place("account", "account", "/account", LANDLORD),
    Place("devices", "account/devices", "/account/devices", LANDLORD),
    Place("leave", "account/leave", "/account/leave", LANDLORD),
    Place("ways-in", "account/identities", "/account/identities", LANDLORD),
    Place("my-privacy", "account/privacy", "/account/privacy", LANDLORD),
    Place("blocked", "account/blocked", "/account/blocked", SEEKER),
    Place("welcome", "welcome", "/welcome", LANDLORD),
    Place("flatmate-welcome", "flatmates/welcome", "/flatmates/welcome", LANDLORD),
    Place("flatmates", "flatmates", "/flatmates", SEEKER),
    Place("flatmate-likes", "flatmates/likes", "/flatmates/likes", SEEKER),
    Place("people-deck", "flatmates", "/flatmates", SEEKER),
    Place("people-likes", "flatmates/likes", "/flatmates/likes", SEEKER),
    Place("flatmate-me", "flatmates/me", "/flatmates/me", SEEKER),
    Place("flatmate", "flatmates/people/[person_id]", "/flatmates/people/{mate}", SEEKER),
    Place("goodbye", "goodbye", "/goodbye"),
    Place("desk", "desk", "/desk", LANDLORD),
    Place("desk-home", "desk/[home_id]", "/desk/{own}", LANDLORD),
    Place("post", "post", "/post", LANDLORD),
    *(
        Place(f"post-{step}", "post/[draft_id]", f"/post/{{own}}?step={step}", LANDLORD)
        for step in Step
    ),
    Place("imports", "desk/imports", "/desk/imports", LANDLORD),
    Place("visits", "visits", "/visits", SEEKER),
    Place("visits-past", "visits", "/visits?show=past", SEEKER),
    Place("visit", "visits/[visit_id]", "/visits/{visit}", SEEKER),
    Place("visit-hosted", "visits/[visit_id]", "/visits/{visit}", LANDLORD),
    Place("visit-plan", "visits/plan", "/visits/plan", SEEKER),
    Place("shared-day", "visits/day/[token]", "/visits/day/nothing-here"),
    Place("desk-visits", "desk/visits", "/desk/visits", LANDLORD),
    Place("saved", "saved-searches", "/saved-searches", SEEKER),
    Place("enquiries", "desk/enquiries", "/desk/enquiries", LANDLORD),
    Place("chats", "chats", "/chats", SEEKER),
    Place("chat", "chats/[thread_id]", "/chats/{talk}", SEEKER),
    Place("chat-none", "chats/[thread_id]", f"/chats/{NOBODYS}", SEEKER),
    Place("notifications", "notifications", "/notifications", SEEKER),
    Place("notification", "notifications/[notification_id]", f"/notifications/{NOBODYS}", SEEKER),
    Place("told-where", "account/notifications", "/account/notifications", SEEKER),
    Place("broadcast", "admin/broadcast", "/admin/broadcast", ADMIN),
    Place("admin", "admin", "/admin", ADMIN),
    Place("people", "admin/people", "/admin/people", ADMIN),
    Place("person", "admin/people/[user_id]", "/admin/people/{person}", ADMIN),
    Place("audit", "admin/audit", "/admin/audit", ADMIN),
    Place("moderation", "admin/moderation", "/admin/moderation", ADMIN),
    Place("case", "admin/moderation/[home_id]", "/admin/moderation/{waiting}", ADMIN),
    Place("reports", "admin/reports", "/admin/reports", ADMIN),
    Place("cities", "admin/masters", "/admin/masters", ADMIN),
    Place("localities", "admin/masters", "/admin/masters?list=areas", ADMIN),
    Place("amenities", "admin/masters", "/admin/masters?list=amenities", ADMIN),
    Place("import", "desk/imports/[import_id]", "{a file}", LANDLORD),
    Place("outbox", "outbox", "/outbox"),
    Place("gallery", "gallery", "/gallery"),
)


async def look_at(
    browsers: Browsers, ghar: Ghar, place: Place, screen: Screen, theme: Theme = "light"
) -> Page:
    """A new browser that shows the place."""
    page = await browsers.open(None, screen=screen, theme=theme)
    if place.who:
        await sign_in_quietly(page, place.who)
    if place.route == "404":
        browsers.forgive("404")
    if place.path == "{a file}":
        await _upload(page)
    elif place.path == "{two homes}":
        await _compare(page)
    else:
        await go(
            page,
            place.path.format(
                home=newest_home(ghar),
                own=own_home(ghar),
                mate=some_mate(ghar),
                visit=demo_visit(ghar),
                waiting=edited_home(ghar),
                person=someone(ghar),
                talk=demo_talk(ghar),
            ),
        )
    await expect(page.get_by_role("heading").first).to_be_attached()
    await page.wait_for_load_state("networkidle")
    return page


def edited_home(ghar: Ghar) -> str:
    """The public id of a home that waits after an edit."""
    return str(
        ghar.value(
            "SELECT p.public_id FROM properties p JOIN property_edits e ON e.property_id = p.id "
            "WHERE p.listing_status = 'pending_review' ORDER BY p.id LIMIT 1"
        )
    )


def demo_talk(ghar: Ghar) -> str:
    """A conversation of the seeker with the landlord."""
    return str(
        ghar.value(
            "SELECT c.public_id FROM user_conversations c"
            " JOIN users one ON one.id = c.created_by_user_id"
            " JOIN users two ON two.id IN (c.user_one_id, c.user_two_id)"
            " WHERE one.email = %s AND two.email = %s LIMIT 1",
            SEEKER,
            LANDLORD,
        )
    )


def someone(ghar: Ghar) -> str:
    """The public id of the landlord."""
    return str(ghar.value("SELECT public_id FROM users WHERE email = %s", LANDLORD))


def some_mate(ghar: Ghar) -> str:
    """The public id of somebody of the demo with a profile that all see."""
    return str(ghar.value("SELECT public_id FROM users WHERE email = 'kavya@ghar.test'"))


def own_home(ghar: Ghar) -> str:
    """The public id of a home that the landlord has online."""
    return str(
        ghar.value(
            "SELECT p.public_id FROM properties p JOIN users u ON u.id = p.owner_id "
            "WHERE u.email = %s AND p.is_public ORDER BY p.id LIMIT 1",
            LANDLORD,
        )
    )


def newest_home(ghar: Ghar) -> str:
    """The slug of a home with everything on its page: pictures, costs, a price that changed."""
    return str(
        ghar.value(
            "SELECT slug FROM properties p WHERE is_public AND purpose = 'rent' "
            "ORDER BY (SELECT count(*) FROM property_price_history h WHERE h.property_id = p.id)"
            " DESC, published_at DESC, id LIMIT 1"
        )
    )


def demo_visit(ghar: Ghar) -> str:
    """A visit of the demo on which both sides have something to do still."""
    return str(
        ghar.value(
            "SELECT v.public_id FROM visits v JOIN properties p ON p.id = v.property_id "
            "JOIN users host ON host.id = p.owner_id JOIN users guest ON guest.id = v.user_id "
            "WHERE v.status = 'confirmed' AND host.email = %s AND guest.email = %s "
            "ORDER BY v.id LIMIT 1",
            LANDLORD,
            SEEKER,
        )
    )


async def _upload(page: Page) -> None:
    rows = ["BHK,Rent,Size,Floor,Furnishing,Locality,City"]
    rows += [f"2,{30_000 + n},1050,{n} out of 9,Furnished,HSR Layout,Bengaluru" for n in range(9)]
    rows += ["3,soon,1400,1 out of 4,Furnished,Indiranagar,Bengaluru"]
    file = FilePayload(name="homes.csv", mimeType="text/csv", buffer="\n".join(rows).encode())
    await go(page, "/desk/imports")
    await page.get_by_label("Choose a CSV or Excel file").set_input_files(file)
    await page.get_by_role("button", name="Check the rows").click(timeout=LONG)
    await expect(page.get_by_role("table", name="Rows of the file")).to_be_visible(timeout=LONG)


async def _compare(page: Page) -> None:
    await go(page, "/search?city=Bengaluru&bhk=2")
    for number in range(2):
        card = page.get_by_role("article").nth(number)
        await card.get_by_role("button", name="Compare").click()
        await expect(card.get_by_role("button", pressed=True)).to_be_visible()
    await go(page, "/compare")
    await expect(page.get_by_role("table")).to_be_visible()
