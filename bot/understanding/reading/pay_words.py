"""The words of pay, in one place."""

NOUN = "pay|salary|money|wage|comp|compensation|earning|income"
"""What pay is called, as a pattern."""

NOUNS = frozenset(NOUN.split("|"))

VERBS = frozenset({"earn", "make", "pay", "paid"})
"""What is done with it; "make" tells of other things, too."""

WORDS = NOUNS | VERBS
