"""People: cards, how alike two of them live, forms of a profile."""

from components.flatmates.person import likeness_ring, likeness_table, person_card, reasons_list

__all__ = ["likeness_ring", "likeness_table", "person_card", "reasons_list"]
