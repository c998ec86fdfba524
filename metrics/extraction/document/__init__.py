"""What a whole document tells: its articles, the year that each means, and whose they are."""
