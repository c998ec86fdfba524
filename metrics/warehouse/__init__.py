"""Keeps documents, observations, goals and dictionaries in DuckDB, and publishes them in whole versions."""
