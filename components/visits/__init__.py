"""What visits' screens are made of: the time picker, the box on a home's page, rows, hours."""
