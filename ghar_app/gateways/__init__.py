"""The world outside, one port each, with an offline stand-in beside it."""
