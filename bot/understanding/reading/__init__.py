"""A message as it was typed -> words as they were meant, and what they name."""
