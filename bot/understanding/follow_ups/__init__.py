"""What is asked in the light of the message before: one module a kind of question, in order in `rules`."""
