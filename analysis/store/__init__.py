"""analysis/store."""
