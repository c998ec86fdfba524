"""Sentences that tell places side by side are looked at as a whole before their numbers are read."""
