"""Frames become words, numbers, charts and pages here; Streamlit is used in `ui*` only."""
