"""Several questions in one message: "what does an MLE do and how much do they make?"."""

import re

MOST = 3
"""Questions of one message that are answered at most."""

FEWEST_WORDS = 3
"""Words below which a part is no question by itself."""

_ASKING = r"(?:what|how|which|where|when|why|who|is|are|do|does|did|can|could|should|would|will)\b"
_STARTS = re.compile(rf"\s*(?:and|also|but|plus)?[\s,]*{_ASKING}", re.IGNORECASE)
_JOINT = re.compile(rf"(?<=[?])\s+|\s*[,;]?\s+(?:and|also)\s+(?={_ASKING})", re.IGNORECASE)


def questions(text: str) -> list[str]:
    """The questions of a message, in order; the whole text where it holds no more than one.

    >>> questions("what does an MLE do and how much do they make?")
    ['what does an MLE do', 'how much do they make?']
    >>> questions("I like maths and statistics. Which role suits me?")
    ['I like maths and statistics. Which role suits me?']
    """
    parts = [part.strip() for part in _JOINT.split(text) if part and part.strip()]
    asking = [part for part in parts if _STARTS.match(part) and len(part.split()) >= FEWEST_WORDS]
    if len(asking) < 2 or len(asking) < len(parts):
        return [text]
    return asking[:MOST]
