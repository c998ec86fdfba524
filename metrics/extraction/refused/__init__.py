"""What can be said against a figure that a construction has read, one room for each kind of reason; `refusals` asks them in turn."""
