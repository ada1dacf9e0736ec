"""Screens of the flatmates part."""
