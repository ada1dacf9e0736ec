"""What every installation needs is there after a start, with no demo in the database."""

from tests.serving import Ghar


def test_places_amenities_and_roles_are_there(ghar: Ghar) -> None:
    assert ghar.value("SELECT count(*) FROM users") == 0
    for table, least in (("master_cities", 6), ("amenities", 46), ("roles", 5)):
        assert ghar.value(f"SELECT count(*) FROM {table}") >= least, table
