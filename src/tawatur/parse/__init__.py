"""Room 2: pages in, documents and links out."""
