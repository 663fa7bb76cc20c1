"""Text to index terms, queries, matching, snippets: the same for every engine."""
