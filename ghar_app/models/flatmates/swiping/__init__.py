"""Likes, passes and super likes of people and of their rooms."""
