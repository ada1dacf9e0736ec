"""The list of notifications, its settings, and what administrators say to many."""
