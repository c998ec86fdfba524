"""From the bulletins of development zones to figures that can be asked and drawn."""
