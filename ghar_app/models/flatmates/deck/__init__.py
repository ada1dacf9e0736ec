"""Whom, and which rooms, somebody is shown to decide about."""
