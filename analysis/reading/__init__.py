"""analysis/reading."""
