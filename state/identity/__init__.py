"""Sign-in, account, devices, outbox."""
