"""Questions to the warehouse: one function a question, a connection in, a frame of exact values out."""
