"""Conversations: the list, one thread, the number in the bar."""
