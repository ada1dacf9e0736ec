"""The bell, the list, the settings, and what administrators say to many."""
