"""Commands: `python -m ghar_app …`; the Makefile has a target for each that people use."""
