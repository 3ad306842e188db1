"""What is learnt from phrases: the intent classifier, the index of entries, and one scale for both."""
