"""The words by which a message is known to carry on from the one before."""

import re

from bot.library.models import Computed

OPENERS = (
    "and", "what about", "how about", "but", "ok and", "okay and", "ok but", "also", "what if", "in", "for",
    "same for", "i meant", "no i meant", "i mean", "no i mean", "sorry i meant", "sorry i mean",
    "no no i meant", "i wanted to say", "not that", "rather", "then", "actually",
)  # fmt: skip
PRONOUN_QUESTIONS: tuple[tuple[re.Pattern[str], Computed], ...] = (
    (re.compile(r"become (one|that|it)\b|get (there|into it)|\bbe one\b|start|long .*\btake$"), "roadmap"),
    (re.compile(r"\b(pay|earn|salary|paid)\b|(how much|what) .*\bmake\b"), "salary"),
    (re.compile(r"skill|need to know|learn for"), "skills"),
    (re.compile(r"\b(they|it|one|that) do\b"), "role"),
)
OWN_QUESTIONS: tuple[tuple[re.Pattern[str], Computed], ...] = (
    (re.compile(r"\b(would|will|can|could|do) i (earn|make|get paid)\b"), "salary"),
    (re.compile(r"(what|which) skill (do|should|would|will) i (need|learn|have)$"), "skills"),
    (re.compile(r"^(and |so |ok )?how long( (do|doe|will|would) (it|that|this) take)?( me)?$"), "roadmap"),
)
"""Questions of the first person, which mean the role that was spoken of."""
OF_A_SKILL = re.compile(r"^how long$|long .*\btake$|\bhard\b|\bdifficult\b|\blearn (it|that)\b")
OF_AN_OFFER = re.compile(
    r"^(and |but |so |ok )?is (it|that|this) (an? )?(good|bad|fair|ok|okay|low|enough|decent|normal)\b"
)
"""What is asked of an amount that was named."""
WHO_EARNS = re.compile(r"^(and |but |so )?who( of them)? (earn|make|get|is paid)\b.*\b(more|most|better)$")
"""What is asked of two roles that were set side by side."""
FITTING = re.compile(r"\b(what|which) (role|job)s?\b.*\b(fit|suit|get|for me|for that|then|go for)\b")
"""What is asked of skills that were told."""
INTERN = frozenset({"intern", "internship"})
PRONOUNS = frozenset({"one", "it", "they", "that", "them", "this", "there", "its"})
COMPARING = frozenset({"versus", "compare", "compared", "comparison", "difference", "better", "than"})
WHY = (
    "why",
    "how come",
    "why is that",
    "why so much",
    "why so little",
    "why that much",
    "why so low",
    "why so high",
)
DEFINING = re.compile(r"(and |so |ok |wait )?(what|whats|what s|what is|what are|define|explain)")
OPINIONS: tuple[tuple[re.Pattern[str], str], ...] = (
    (
        re.compile(
            r"^(and |but |so )?(is|was|how) (it |that |this )?(very |so |really )?(hard|difficult|tough)\b"
        ),
        "match/is-it-for-me",
    ),
    (
        re.compile(r"^(and |but |so )?(is (it|that|this) (any |a )?(good|worth)|should i (go for|do) it)\b"),
        "outlook/is-it-worth-it",
    ),
)
"""What is thought of the role that was spoken of, and what answers it."""
NEXT = re.compile(
    r"^(so |and |ok |but )?(what|how) (should|can|do|shall) i (even )?do( now| next| then| about it)?$"
)
NOT_OF_SKILLS = ("roadmap", "role", "skills")
"""Intents whose answers stay the same where a skill is named; the skill itself is meant then."""
NO_TALK = ("", "smalltalk", "out_of_scope")
ORDINAL = re.compile(
    r"\b(?:the )?(first|former|second|latter|other|third|last)(?: (?:one|role|job|tool|option))?\b"
)
PLACES = {"first": 0, "former": 0, "second": 1, "latter": 1, "other": 1, "third": 2, "last": -1}
MISSING = re.compile(
    r"\bi (still )?(am |m )?(missing|lack)|\bim (still )?(missing|lacking)|am i (still )?(missing|lacking)"
)
COMING_FROM = ("from", "as a", "as an", "im a", "im an", "i am a", "i am an", "coming from")
BEFORE_BARE = frozenset(
    {"and", "a", "an", "the", "about", "for", "as", "or", "versus", "with", "than", "do", "mean", "same"}
)
"""What stands before a bare "analyst" that borrows the rest of its name."""
