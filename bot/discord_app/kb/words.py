"""The words in which moderators read of the knowledge: no word of files, formats or code."""

import re

from discord.utils import escape_markdown, escape_mentions

from bot.library.edits import Kind

KIND_NAMES: dict[Kind, str] = {
    "topics": "Question and answer",
    "roles": "Role",
    "skills": "Skill",
    "roadmaps": "Roadmap",
    "pay": "Pay",
    "sources": "Source",
}

AREAS = {
    "salary": "Pay",
    "roadmap": "Becoming one",
    "skills": "Skills of a role",
    "role": "What a role is",
    "compare": "Comparisons",
    "education": "Education",
    "portfolio": "Portfolio",
    "networking": "Networking",
    "outlook": "Outlook",
    "day": "A day at work",
    "progression": "Getting on",
    "job_search": "Job search",
    "skill": "A skill",
    "match": "Which role suits",
    "industry": "Industries",
    "smalltalk": "Small talk",
    "out_of_scope": "Not for me",
}
"""What each intent is called."""

_LINKING = re.compile(r"(?<=:)//|(?<=discord\.gg)/|(?<=\.com/invite)/", re.IGNORECASE)
"""Where a mark that is not seen keeps an address or an invite from being one."""


def safe(text: str, most: int = 0) -> str:
    """A text of people with nothing alive in it, cut to `most` characters where that is given."""
    plain = " ".join(text.split()) if most else text
    cut = plain if not most or len(plain) <= most else f"{plain[: most - 1].rstrip()}…"
    return _LINKING.sub("\u200b\\g<0>", escape_mentions(escape_markdown(cut)))
