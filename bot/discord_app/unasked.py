"""Whether a message that nobody addressed to the bot may be answered. Pure.

The words alone decide here: is it a question, and is it one for people, who are asked for what they lived
through themselves? How sure the answer is, is a matter of `sure`.
"""

import re

from bot.understanding import Decision, Understanding

SURE = 0.99
"""Confidence from which a question is answered unasked. Of our 420 labelled questions 194 reach it, 3 of them
taken for another intent; of the 227 of the dev set 101, none wrong; of titles as they stand in forums 4 in
100 are wrong from here on, and 8 to 11 from 0.95. (`docs/understanding.md` tells of these sets.)"""

SHORTEST, LONGEST = 8, 400
"""Characters of a message that is looked at: longer ones tell a story, and want a person."""

_GREETING = re.compile(
    r"^\W*(?:(?:hi|hey|hello|yo|so|ok|okay|um+|quick question|question|help|please|pls)\b\W*)*"
    r"(?:(?:all|everyone|everybody|guys|folks|there|team|friends)\b\W*)?",
    re.IGNORECASE,
)
_OPENER = re.compile(
    r"(?:how (?:do|does|can|could|should|would|much|many|long|hard|is|are|to)"
    r"|what(?:'?s| is| are| do| does| should| would| can| skills| kind)"
    r"|which|where (?:do|can|should|is)|when (?:do|should|is)|why (?:do|does|is|are)"
    r"|is|are|do|does|can|could|should|would|will|any(?:one|body) knows?)\b",
    re.IGNORECASE,
)
_KNOWLEDGE = re.compile(
    r"\b(?:does |do |would )?(?:any|some)(?:one|body)(?: here| around)? (?:happen to )?knows?"
    r" (?=what|how|which|whether|if|where|why|when|who)",
    re.IGNORECASE,
)
"""Somebody is asked, but for what anybody could know."""

_EXPERIENCE = re.compile(
    r"""\b(?:any|some)(?:one|body)\b | \bwho(?:\ else|\ here|'s\ here)\b | \bany\ of\ you\b | \bpeople\ here\b
    | \b(?:you\ (?:guys|all|people|lot|folks)|y'?all|folks\ here|guys\ here|everyone\ here|fellow)\b
    | \b(?:was|were|did|have|had|has)\ (?:you|your)\b | \byou(?:'ve|\ have|\ were|\ had)\b
    | \bare\ you\b | \b(?:what|how)(?:'s|\ is|\ are)\ your\b | \bdo\ you\ (?:guys|all|like|enjoy|regret|
        love|hate|think|feel|find|recommend|suggest|work|use|have|earn|make|prefer|still)\b
    | \bwould\ you\b | \bwhat\ made\ you\b
    | \byour\ (?:own|personal|experience|experiences|story|stories|journey|opinion|opinions|thoughts?|take|
        views?|advice|path|background|salary|pay|comp|job|team|company|employer|day|first|manager|boss|setup|stack|
        interviews?|offers?|career|role|favou?rite|tips|recommendations?|routine|workflow)\b
    | \b(?:share|hear|tell|telling|ama)\b .* \b(?:stor(?:y|ies)|experiences?|from|me|us)\b
    | \b(?:review|roast|look\ at|check\ out|feedback\ on|rate)\ my\b""",
    re.IGNORECASE | re.VERBOSE,
)
_LINK = re.compile(r"https?://|www\.|discord\.gg/|```", re.IGNORECASE)


def reads_as_question(text: str) -> bool:
    """Whether a message asks something: it has a question mark, or opens like a question."""
    return "?" in text or bool(_OPENER.match(text, _end_of_greeting(text)))


def asks_people(text: str) -> bool:
    """Whether those who read it are asked for their own experience or opinion."""
    return bool(_EXPERIENCE.search(_KNOWLEDGE.sub(" ", text.replace("’", "'"))))


def is_candidate(text: str) -> bool:
    """Whether the words of a message are a question that a reference work could answer."""
    fits = SHORTEST <= len(text) <= LONGEST and not _LINK.search(text)
    return fits and reads_as_question(text) and not asks_people(text)


def sure(understanding: Understanding) -> bool:
    """Whether what was understood is beyond doubt, all of it, and about careers."""
    return (
        understanding.decision is Decision.ANSWER
        and understanding.confidence >= SURE
        and understanding.intent not in ("smalltalk", "out_of_scope")
        and not understanding.inherited
        and not understanding.unknown
        and not understanding.more
    )


def _end_of_greeting(text: str) -> int:
    found = _GREETING.match(text)
    return found.end() if found else 0
