"""Which sentences of a message ask, and how many questions they are."""
