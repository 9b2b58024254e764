"""analysis/extraction."""
