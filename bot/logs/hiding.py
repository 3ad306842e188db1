"""The last resort against secrets in logs: they are taken out of every line, tracebacks too."""

import re
from urllib.parse import quote, unquote, urlsplit

INSTEAD = "[hidden]"

SHORTEST = 6
"""Characters below which a value is not looked for: it would stand in half the words."""

_FORMS = (
    (re.compile(r"\b[\w-]{23,40}\.[\w-]{6,7}\.[\w-]{27,45}", re.ASCII), INSTEAD),  # any bot's token
    (re.compile(r"(/(?:webhooks|interactions)/\d+/)[\w.~%-]{20,}", re.ASCII), rf"\1{INSTEAD}"),
    (re.compile(r"(\b[a-z][a-z0-9+]*://[^\s:/@]*:)[^\s/@]+(?=@)", re.ASCII), rf"\1{INSTEAD}"),
)
"""What is a secret whatever its value: tokens of bots and of interactions, passwords in addresses."""

_secrets: set[str] = set()
_pattern: re.Pattern[str] | None = None


def hide(*values: str) -> None:
    """From now on these values stand in no line; of an address its password alone neither."""
    global _pattern
    for value in values:
        _secrets.update(form for form in _written(value) if len(form) >= SHORTEST)
    longest_first = sorted(_secrets, key=len, reverse=True)
    _pattern = re.compile("|".join(map(re.escape, longest_first))) if longest_first else None


def hidden(text: str) -> str:
    """A text without the secrets."""
    if _pattern is not None:
        text = _pattern.sub(INSTEAD, text)
    for form, instead in _FORMS:
        text = form.sub(instead, text)
    return text


def _written(value: str) -> set[str]:
    """The ways in which a secret may be written."""
    values = {value.strip()}
    try:
        password = urlsplit(value).password
    except ValueError:
        password = None
    if password:
        values.add(password)
    for one in tuple(values):
        values |= {quote(one, safe=""), unquote(one), repr(one)[1:-1]}
    return values
