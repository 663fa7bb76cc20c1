"""Room 3: documents in, articles out."""
