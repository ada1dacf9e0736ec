"""People who look for a room, for somebody for theirs, or for somebody to look with."""
