"""The admins' pages: numbers, people, the audit log."""
