"""The words by which a message is known to carry on from the one before."""

import re

_SAME_QUESTION = tuple(
    f"{asked} {how}"
    for asked in ("is it", "is that", "would it be", "would that be", "will it be", "does it get")
    for how in (
        "more",
        "less",
        "higher",
        "lower",
        "better",
        "worse",
        "different",
        "the same",
        "in",
        "for",
        "with",
    )
)
"""The question before, asked of something else: "is it more in zurich"; "is it hard in zurich" is another."""
_LOOKING = tuple(
    f"{asked} {it} {look}"
    for it in ("that", "it", "this")
    for asked, look in (
        ("how does", "look"),
        ("how would", "look"),
        ("what does", "look like"),
        ("what would", "look like"),
    )
)
"""The same, as in "how does that look in munich"."""
_ELSEWHERE = tuple(
    f"{asked} {going}"
    for asked in ("if i", "and if i", "what if i", "but if i", "and what if i", "if im", "and if im")
    for going in (
        "go to",
        "move to",
        "moved to",
        "relocate to",
        "live in",
        "lived in",
        "work in",
        "worked in",
        "in",
    )
)
"""The question before, asked of where somebody may go."""
OPENERS = (
    "and", "what about", "how about", "but", "ok and", "okay and", "ok but", "also", "what if", "in", "for",
    "same for", "i meant", "no i meant", "i mean", "no i mean", "sorry i meant", "sorry i mean",
    "no no i meant", "sorry", "no sorry", "sorry no", "oh sorry", "oops", "sorry actually", "no actually",
    "oh no", "sorry its", "sorry not that", "i wanted to say", "i said", "no i said", "not that", "rather",
    "then", "actually",
    "with", "after", "at", "now", "now for", "now in", "back to", "going back to", "same thing for",
    "same question for", "same in", "same but", "say", "lets say", "what it", "what that", "hows that",
    "even for", "even in", "even with", "even as", "only for", "only in",
    "how is that", "how is it", "hows it", "what would it be", "as", *_SAME_QUESTION, *_LOOKING, *_ELSEWHERE,
)  # fmt: skip
INTERN = frozenset({"intern", "internship"})
WHY = re.compile(
    r"^(but |and |ok |so )*(why|how come)( (is|are) (it|that|they|this))?"
    r"( (so|that|this|very|too) (much |far )?"
    r"(much|little|low|high|different|less|more|bad|good|few|big|small|wide))?$"
)
DEFINING = re.compile(
    r"((and|so|ok|wait|also|but) )*(what|whats|what s|what is|what are|define|explain)( an?| the)?"
)
NEXT = re.compile(
    r"^(so |and |ok |but )?(what|how) (should|can|do|shall) i (even )?do( now| next| then| about it)?$"
    r"|^(so |and |ok |but )*(then what|what next|whats next|what then|what after that)$"
)
SUBJECTS = frozenset(
    {
        "salary",
        "pay",
        "wage",
        "earn",
        "roadmap",
        "skill",
        "duty",
        "compensation",
        "comp",
        "become",
        "interview",
        "portfolio",
        "project",
        "resume",
        "cv",
        "learn",
        "course",
        "certificate",
        "certification",
    }
)
"""Words that say by themselves what is asked of a role."""
NOT_OF_SKILLS = ("roadmap", "role", "skills")
"""Intents whose answers stay the same where a skill is named; the skill itself is meant then."""
