"""A place's page in words: title, description, its medians, its summary."""

import json

from ghar_app import formats
from ghar_app.catalogue import Language, translate
from ghar_app.geography.cities import city_named
from ghar_app.models.listings.landing import Landing, Offer, Place
from ghar_app.models.listings.search.page import Home
from ghar_app.web.homes import summary, words
from ghar_app.web.homes.head import absolute, breadcrumb_list
from ghar_app.web.shell import Head


def city_name(place: Place, language: Language) -> str:
    """The city in the visitor's script, where we know it."""
    city = city_named(place.city)
    return city.name_hi if city and language == "hi" else place.city


def place_name(place: Place, language: Language) -> str:
    """Indiranagar, Bengaluru; or the city alone."""
    city = city_name(place, language)
    if not place.locality:
        return city
    return translate("listings.landing.place", language, locality=place.locality, city=city)


def path_of(place: Place) -> str:
    """/flats/bengaluru/indiranagar."""
    return "/".join(part for part in ("/flats", place.city_slug, place.locality_slug) if part)


def page_title(place: Place, language: Language) -> str:
    """What the tab and search engines show."""
    return translate("listings.landing.page_title", language, place=place_name(place, language))


def page_description(landing: Landing, language: Language) -> str:
    """How many homes, and the medians that are known, in at most 157 characters."""
    told = [
        f"{offer_name(offer, language)} {offer_price(offer, language)}"
        for offer in landing.by_bedrooms
        if offer.price is not None
    ]
    medians = translate("listings.landing.medians", language, list=", ".join(told)) if told else ""
    place = place_name(landing.place, language)
    text = translate(
        "listings.landing.description",
        language,
        n=landing.total,
        shown=number_words(landing.total, landing.exact, language),
        place=place,
        prices=medians,
    )
    return words.cut(text)


def offer_name(offer: Offer, language: Language) -> str:
    """2 BHK for rent; Villa for sale."""
    if offer.bedrooms:
        what = _bhk(offer.bedrooms, language)
    else:
        what = translate(f"homes.type.{offer.kind}", language)
    return translate(f"listings.detail.offer.{offer.purpose}", language, what=what)


def offer_what(offer: Offer, language: Language) -> str:
    """2 BHK; Villa."""
    if offer.bedrooms:
        return _bhk(offer.bedrooms, language)
    return translate(f"homes.type.{offer.kind}", language)


def _bhk(bedrooms: int, language: Language) -> str:
    key = "homes.bhk_or_more" if bedrooms >= 5 else "homes.bhk"
    return translate(key, language, n=bedrooms)


def offer_price(offer: Offer, language: Language) -> str:
    """₹34,000/month; or that there are too few homes to say."""
    if offer.price is None:
        return translate("listings.landing.too_few", language)
    amount = words.money(offer.price, offer.purpose, language)
    return amount + words.period(offer.purpose, language)


def number_words(count: int, exact: bool, language: Language) -> str:
    """1,204; about 1,200 for a count on a sample."""
    if exact:
        return formats.grouped(count)
    rounded = round(count, 1 - len(str(count)) + 1) if count > 100 else count
    return translate("listings.landing.about", language, n=formats.grouped(rounded))


def count_words(offer: Offer, exact: bool, language: Language) -> str:
    """12 homes for rent."""
    shown = number_words(offer.count, exact, language)
    return translate(
        f"listings.landing.count.{offer.purpose}", language, n=offer.count, shown=shown
    )


def all_counts(landing: Landing, language: Language) -> str:
    """12 homes for rent, 3 homes for sale."""
    return ", ".join(count_words(one, landing.exact, language) for one in landing.by_purpose)


def way_to(place: Place, language: Language) -> list[tuple[str, str]]:
    """The way to a place's page: (words, path)."""
    found = [(translate("listings.detail.breadcrumb_home", language), "/search")]
    if place.locality:
        found.append((city_name(place, language), f"/flats/{place.city_slug}"))
    return found


def place_head(landing: Landing, language: Language) -> Head:
    """Thin pages are kept out of search engines."""
    place = landing.place
    here = (place.locality or city_name(place, language), path_of(place))
    crumbs = breadcrumb_list([*way_to(place, language), here])
    return Head(
        title=page_title(place, language),
        description=page_description(landing, language),
        canonical=absolute(path_of(place)),
        index=not landing.is_thin,
        json_ld=[json.dumps(crumbs, ensure_ascii=False)],
    )


def place_summary(landing: Landing, newest: tuple[Home, ...], language: Language) -> str:
    """The numbers, the newest homes, the localities, each as a list."""
    name = place_name(landing.place, language)
    title = translate("listings.landing.title", language, place=name)
    city = landing.place.city_slug
    return summary.main(
        summary.way(way_to(landing.place, language)),
        f"<h1>{summary.escape(title)}</h1>",
        summary.paragraph(all_counts(landing, language)),
        summary.listed(
            summary.escape(f"{offer_name(one, language)}: {offer_price(one, language)}")
            for one in (*landing.by_bedrooms, *landing.by_kind)
            if one.price is not None
        ),
        summary.listed(_home(home, language) for home in newest),
        summary.listed(
            summary.anchor(one.name, f"/flats/{city}/{one.slug}") for one in landing.localities
        ),
    )


def _home(home: Home, language: Language) -> str:
    row = home.row
    link = summary.anchor(row.title, f"/listing/{row.slug or row.public_id}")
    return f"{link} {summary.escape(words.money(row.effective_price, row.purpose, language))}"
