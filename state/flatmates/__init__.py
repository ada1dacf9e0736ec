"""Flatmates: people, their profiles, and what two of them have to do with each other."""
