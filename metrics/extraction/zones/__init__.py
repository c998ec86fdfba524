"""Which zone or region a text is about, and every name of one in it."""
