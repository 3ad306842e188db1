"""Words that open a short question and say nothing of what is asked: "ok so [who hires them]"."""

SO = r"^(?:(?:and|but|so|or|ok|okay|also|then|well|hmm|wait|now|alright|right|cool) )*"
"""The beginning of a message with any number of them, as a pattern."""
