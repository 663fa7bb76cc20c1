"""What was learned: small trained models with their cards, and the one loader that opens them."""
