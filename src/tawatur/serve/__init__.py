"""Room 8: what readers see."""
