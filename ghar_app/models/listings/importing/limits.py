"""How much of a portfolio file is taken, so that memory and time stay bounded."""

FILE_BYTES = 20 * 1024 * 1024
ROWS = 50_000
COLUMNS = 200
CELL = 20_000
"""Characters of one cell; more is nearly always a quotation mark that was never closed."""

UNPACKED_BYTES = 200 * 1024 * 1024
PART_BYTES = 64 * 1024 * 1024
"""What a workbook may unpack to: all of it, and one part other than a sheet."""

BLANK_RUN = 2_000
"""So many empty lines in a row are the end of a sheet."""
