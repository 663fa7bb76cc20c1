"""What can be done with any text: cleaning, sentences, tokens, dates."""
