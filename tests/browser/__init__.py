"""Whole journeys: the built product in a real browser."""
