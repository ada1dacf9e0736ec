"""Parts of the screens about homes."""
