"""Writes figures to files that other programs open."""
