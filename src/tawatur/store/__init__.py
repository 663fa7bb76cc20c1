"""Room 7: what we keep."""
