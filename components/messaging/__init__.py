"""What the screens of conversations are made of."""
