"""The store that is one SQLite file, with its full-text index beside it."""
