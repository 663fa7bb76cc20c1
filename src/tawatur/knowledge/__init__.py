"""What is looked up: outlets, countries, places, names; data files beside their loaders."""
