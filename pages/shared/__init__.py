"""pages/shared."""
