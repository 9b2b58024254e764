"""Tests of analysis.store."""
