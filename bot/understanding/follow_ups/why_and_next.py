"""Why an answer is so, and what to do now."""

import re

from bot.understanding.follow_ups.asked import Asked
from bot.understanding.follow_ups.continued import Continued
from bot.understanding.pay_entries import WHY_PAY

WHY = re.compile(
    r"^(but |and |ok |so )*(why|how come)( (is|are) (it|that|they|this))?"
    r"( (so|that|this|very|too) (much |far )?"
    r"(much|little|low|high|different|less|more|bad|good|few|big|small|wide))?$"
)
"""Why it is so: "why", "how come it is so low"."""

NEXT = re.compile(
    r"^(so |and |ok |but )?(what|how) (should|can|do|shall) i (even )?do( now| next| then| about it)?$"
    r"|^(so |and |ok |but )*(then what|what next|whats next|what then|what after that)$"
)
"""What to do now: "what next", "so what should i do"."""


def why_so_much(a: Asked) -> Continued | None:
    """Why a pay is what it is."""
    return a.again(entry=WHY_PAY) if a.intent == "salary" and WHY.search(a.text) else None


def why_or_next(a: Asked) -> Continued | None:
    """Why an answer is so and what to do now: what follows from it is offered."""
    asked = a.on_careers and (WHY.search(a.text) or NEXT.search(a.text))
    return a.again(entry=a.context.entry, offers=True) if asked else None
