"""Running the house: people, numbers, and what was done by whom."""
