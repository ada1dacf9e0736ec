"""Putting a home online: a draft that survives, its steps, publishing, and what comes after."""
