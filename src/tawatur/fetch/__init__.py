"""Room 1: addresses in, pages out."""
