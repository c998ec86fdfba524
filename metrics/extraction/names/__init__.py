"""Which indicator a name or a count means where it stands."""
