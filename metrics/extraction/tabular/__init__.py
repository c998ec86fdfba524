"""Statistical tables: their heads, captions and cells."""
