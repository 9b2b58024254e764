"""analysis/models."""
