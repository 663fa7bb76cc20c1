"""The pages, one page a file."""
