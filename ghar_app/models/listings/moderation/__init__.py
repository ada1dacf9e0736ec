"""What is looked at before people see it, and who decides."""
