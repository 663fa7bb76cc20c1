"""The records that walk through the house: frozen, typed, without behavior beyond reading themselves."""
