"""Which months a figure is of."""
