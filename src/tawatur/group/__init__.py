"""Room 6: the article among the others."""
