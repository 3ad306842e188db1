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

_secrets: list[str] = []
"""The longest first: one may stand within another."""


def hide(*values: str) -> None:
    """From now on these values stand in no line; of an address its password alone neither."""
    global _secrets
    forms = {form for value in values for form in _written(value) if len(form) >= SHORTEST}
    _secrets = sorted(forms.union(_secrets), key=len, reverse=True)


def hidden(text: str) -> str:
    """A text without the secrets."""
    for secret in _secrets:
        text = text.replace(secret, INSTEAD)
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
