"""Visits: asking, agreeing, going there."""
