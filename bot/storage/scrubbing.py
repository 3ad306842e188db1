"""Text without personal data and secrets: what is stored of what people write has been through here."""

import re

from bot.storage.numbers import is_card, is_harmless, is_iban

_LETTERS = r"[A-Za-z0-9_-]"
_SECRET = re.compile(
    "|".join(
        (
            r"-----BEGIN [A-Z ]*PRIVATE KEY-----.*?(?:-----END [A-Z ]*PRIVATE KEY-----|\Z)",
            r"https?://(?:[a-z]+\.)?discord(?:app)?\.com/api/(?:v\d+/)?webhooks/\d+/[\w-]+",
            r"https?://hooks\.slack\.com/[\w/-]+",
            r"\beyJ[\w-]{6,}\.[\w-]{6,}(?:\.[\w-]*)?",  # JSON web token
            r"\b[\w-]{23,28}\.[\w-]{6,7}\.[\w-]{27,}\b",  # Discord
            rf"\bsk-{_LETTERS}{{16,}}",  # OpenAI, Anthropic
            r"\bgh[pousr]_[A-Za-z0-9]{20,}",  # GitHub
            r"\bgithub_pat_\w{20,}",
            rf"\bglpat-{_LETTERS}{{16,}}",  # GitLab
            r"\b(?:AKIA|ASIA|AGPA|AIDA|AROA)[A-Z0-9]{16}\b",  # AWS
            r"(?<![A-Za-z0-9/+])(?=[A-Za-z0-9/+]{0,39}[A-Z])(?=[A-Za-z0-9/+]{0,39}[a-z])"
            r"(?=[A-Za-z/+]{0,39}[0-9])[A-Za-z0-9/+]{40}(?![A-Za-z0-9/+=])",  # AWS: 40 random characters
            r"\bxox[a-z]-[A-Za-z0-9-]{10,}",  # Slack
            r"\bxapp-[A-Za-z0-9-]{10,}",
            rf"\bAIza{_LETTERS}{{35}}",  # Google
            r"\bya29\.[\w-]{20,}",
            r"\bhf_[A-Za-z0-9]{20,}",  # Hugging Face
            r"\b[rs]k_(?:live|test)_[A-Za-z0-9]{10,}",  # Stripe
            r"\bnpm_[A-Za-z0-9]{30,}",
            rf"\bpypi-{_LETTERS}{{16,}}",
            r"\bSG\.[\w-]{16,}\.[\w-]{16,}",  # SendGrid
            r"\b\d{8,10}:[A-Za-z0-9_-]{35}\b",  # Telegram
        )
    ),
    re.DOTALL,
)
_USER_INFO = re.compile(r"(?<=://)(?!\[login\]@)[^\s/?#<>@]{1,200}@", re.ASCII)
_SECRET_QUERY = re.compile(
    r"(https?://[^\s<>?#]{1,500})[?#](?:[^\s<>]*?[&;?#])?(?:[\w.-]{0,40}[_.-])?"
    r"(?:token|key|apikey|secret|password|passwd|pwd|auth|signature|sig|code|credential)s?=[^\s<>]*",
    re.IGNORECASE,
)
_PHONE_LINK = re.compile(
    r"(?:https?://)?(?:wa\.me|api\.whatsapp\.com/send\?phone=)/?\+?\d[\d-]{6,}|tel:\+?\d[\d-]{6,}"
)
_EMAIL = re.compile(r"[\w.+-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63}){1,4}")
_MENTION = re.compile(r"<(?:@[!&]?|#)\d{1,20}>|@(?:everyone|here)\b|(?<![\w:])\d{17,20}(?!\w)")
_IBAN = re.compile(r"\b[A-Z]{2}\d{2}(?:[ -]?[A-Z0-9]){11,30}\b", re.IGNORECASE)
_NUMBER = re.compile(
    r"(?P<link>https?://[a-z0-9-]+(?:\.[a-z0-9-]+)+[^\s<>]*)"
    r"|(?P<card>(?<![\w$€£¥.,])"
    r"(?:\d{4}[ -]\d{4}[ -]\d{4}[ -]\d{1,7}|\d{4}[ -]\d{6}[ -]\d{4,5}|\d{13,16})(?![\w%]))"
    r"|(?P<phone>(?<![\w$€£¥.,])(?:\+|00)?\d(?:[\s()./-]{0,2}\d){8,14}(?![\w%]))"
)


def scrub(text: str) -> str:
    """Text without secrets (tokens, keys, logins in links), e-mail addresses, mentions (also bare ids), bank
    accounts, card and phone numbers.

    >>> scrub("mail me: jo@example.org or +49 170 1234567")
    'mail me: [e-mail] or [phone]'
    >>> scrub("https://example.org/a?token=abc was 95000-120000 in 2019-2021")
    'https://example.org/a?[token] was 95000-120000 in 2019-2021'
    """
    text = text.encode("utf-8", "replace").decode()  # no database takes half of a surrogate pair
    text = _SECRET.sub("[token]", text)
    text = _USER_INFO.sub("[login]@", text)
    text = _SECRET_QUERY.sub(r"\1?[token]", text)
    text = _PHONE_LINK.sub("[phone]", text)
    text = _EMAIL.sub("[e-mail]", text)
    text = _IBAN.sub(_iban, text)
    text = _MENTION.sub("[mention]", text)
    return _NUMBER.sub(_number, text)


def _iban(found: re.Match[str]) -> str:
    """The account goes; what follows it, and was taken for a part of it, stays."""
    whole = found[0]
    for end in range(15, len(whole) + 1):
        if not whole[end : end + 1].isalnum() and is_iban(whole[:end]):
            return f"[iban]{whole[end:]}"
    return whole


def _number(found: re.Match[str]) -> str:
    """A link stays as it is; so does a number that is no card's and no telephone's."""
    if found["link"]:
        return found[0]
    if found["card"] and is_card(found[0]):
        return "[card]"
    return found[0] if is_harmless(found[0]) or not _is_phone(found[0]) else "[phone]"


def _is_phone(text: str) -> bool:
    """Whether so many digits may be a telephone's: with a country at most 15."""
    return 9 <= sum(map(str.isdigit, text)) <= 17
