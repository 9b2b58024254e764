"""analysis/learning."""
