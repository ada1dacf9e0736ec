"""A file to begin from."""

import csv
import io

from ghar_app.catalogue import Language
from ghar_app.models.listings.importing.saying import field_name

_FIELDS = (
    *("bedrooms", "property_type", "purpose", "rent", "deposit", "maintenance"),
    *("area", "area_basis", "floor", "furnishing", "tenants", "bathrooms", "available_from"),
    *("society", "locality", "city", "pincode", "amenities", "description"),
)
_HOMES = (
    (
        *(
            "2",
            "Apartment",
            "Rent",
            "38500",
            "2 months",
            "3500",
            "1150",
            "Carpet area",
            "3 out of 5",
        ),
        *("Semi-furnished", "Any", "2", "2027-01-05", "Neelkanth Heights", "Indiranagar"),
        *("Bengaluru", "560038", "Lift, Power Backup", ""),
    ),
    (
        *("3", "Builder floor", "Rent", "1.2 lakh", "3 months", "", "2100", "Built-up area"),
        *("Ground out of 3", "Furnished", "Family", "3", "05/02/2027", "", "Vasant Vihar", "Delhi"),
        *("110057", "Parking, Garden", "Opens on a garden; two minutes to the park."),
    ),
    (
        *("1", "Apartment", "Rent", "₹ 18,000", "50000", "included", "450 sq ft", "Carpet area"),
        *("7 out of 12", "Unfurnished", "Bachelors", "1", "immediately", "", "Andheri East"),
        *("Mumbai", "", "", ""),
    ),
)


def sample(language: Language) -> str:
    """A CSV with a BOM: names of columns in the reader's language, three homes."""
    text = io.StringIO()
    written = csv.writer(text, lineterminator="\r\n")
    written.writerow([field_name(key, language) for key in _FIELDS])
    written.writerows(_HOMES)
    return "\ufeff" + text.getvalue()
