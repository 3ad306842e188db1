"""Greetings, thanks and excuses about a question, which say nothing of it."""

import re

_GREETING = re.compile(
    r"^\W*(?:(?:hi|hey|hello|hiya|yo|greetings|good (?:morning|evening|afternoon|day)|dear)"
    r"(?:\s+(?:there|all|everyone|everybody|guys|folks|team|bot|y'?all|community|people))*\s*[,.!:;-]*\s+)",
    re.IGNORECASE,
)
_THANKS = re.compile(
    r"^\W*(?:(?:ok|okay|cool|great|nice|perfect|awesome|alright|got it|i see|makes sense)[\s,.!]+)*"
    r"(?:thanks|thank (?:you|u)|thx|thnx|ty|tysm|cheers)"
    r"(?:\s+(?:a lot|so much|very much|man|mate|bro|again|for (?:that|this|the info|the answer|your help)))*"
    r"[\s,.!;:-]+(?=(?:and|but|so|also|now|then|what|how|which|where|when|who|why|whats|hows|is|are|do|does|can|could"
    r"|should|would|will)\b(?!\s+(?:much|long|bye)\W*$))",
    re.IGNORECASE,
)
"""Thanks for the answer before, with a question behind."""

_SORRY = r"(?:(?:so|very|really|i\s+am|im|i'm)\s+)*(?:sorry|excuse|pardon|apologi[sz]e|apologies|forgive)"
_ENGLISH = r"(?:(?:my|the)\s+)?(?:very\s+)?(?:(?:bad|poor|broken|weak|terrible)\s+)?engl?ish"
_WRITTEN_SO = (
    r"(?:\s+(?:is|are|it'?s))?(?:\s+(?:not|so|very|that|too|really|good|great|well|bad|poor|perfect|broken"
    r"|my|first|second|native|language))*"
)
_APOLOGY = re.compile(
    rf"\b{_SORRY}(?:\s+me)?(?:\s+(?:for|about|if))?\s+(?:{_ENGLISH}{_WRITTEN_SO}"
    r"|(?:any\s+|the\s+|my\s+)?(?:typos?|spelling|grammar|formatting|long\s+(?:post|message|text))(?:\s+mistakes?)?)"
    rf"\b[\s,.;:!)]*|\b{_ENGLISH}{_WRITTEN_SO}[\s,]+(?:so\s+)?sorry\b[\s,.;:!)]*",
    re.IGNORECASE,
)
"""Excuses for how a message is written; nothing is asked about the language."""


def without_apology(text: str) -> str:
    """What is left without excuses, where enough is.

    >>> without_apology("my english not so good sorry. what does a data analyst do")
    'what does a data analyst do'
    >>> without_apology("sorry for bad english. where do i start")
    'where do i start'
    >>> without_apology("is my english good enough for a job")
    'is my english good enough for a job'
    """
    kept = _APOLOGY.sub(" ", text).strip()
    return kept if len(kept.split()) >= 3 else text


def without_greeting(text: str) -> str:
    """What stands behind a greeting or thanks, where enough does."""
    match = _GREETING.match(text) or _THANKS.match(text)
    if match and len(text[match.end() :].split()) >= 3:
        return text[match.end() :]
    return text
