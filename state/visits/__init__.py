"""Screens of visits: asking, one's own, one of them, a host's calendar, a day's plan."""
