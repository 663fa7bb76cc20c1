"""Room 5: what the article speaks of."""
