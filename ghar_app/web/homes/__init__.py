"""Homes in words: what the page, its head and its summary say of the same view data."""
