"""Room 4: one spelling for every fact."""
