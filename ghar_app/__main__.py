"""`python -m ghar_app COMMAND`."""

from ghar_app.cli.commands import main

main()
