"""What is stored of what people write: personal data and secrets go, all else stays."""

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from bot.storage.scrubbing import scrub

TOKEN = "MTk4NjIyNDgzNDcxOTI1MjQ4.Cl2FMQ.ZnCjm1XVW7vRze4b7Cq4se7kKWs"

STAYS = [
    "$120,000 to 200,000",
    "5 years",
    "2024-2025",
    "2019, 2020 and 2021",
    "2018-2020, 2021-2023",
    "between 90000-120000 a year",
    "127500-150000",
    "60.000-80.000 euro",
    "120 000 - 150 000",
    "120k-150k for 3+ yoe",
    "1,000,000 rows and 10 000 000 columns",
    "is 100% remote 24/7 normal",
    "meet me @ the office, or at here.com",
    "python 3.11.7 and CUDA 12.4",
    "",
    "87450-91300 in the midlands",
    "401k, 401(k) and a 5% match",
    "on 2024-05-01 10:30 or 01.05.2024",
    "from 2024-01-01 - 2024-06-30",
    "numpy 1.26.4, CUDA 12.4.131, Windows 10.0.19045.3693",
    "a learning rate of 0.000000001 and pi 3.14159265358979",
    "GPT-3 has 175000000000 parameters",
    "is CS229 harder than 6.S191 or MIT 6.036, and AZ-900, DP-100?",
    "ISBN 978-0-13-468599-1 or 9780134685991",
    "sha1 da39a3ee5e6b4b0d3255bfef95601890afd80709",
    "sk-learn and sklearn.linear_model.LogisticRegression",
    "the eyes of eyJack",
    "https://www.coursera.org/learn/machine-learning?specialization=deep-learning#about",
    "https://www.linkedin.com/jobs/view/3789456123/?refId=9",
    "https://arxiv.org/abs/1706.03762 and https://medium.com/@jo/how-to-9876543210",
    "https://www.youtube.com/watch?v=dQw4w9WgXcQ&t=120s",
    "$1,250,000 over 4 years, 312500 a year",
    "6 months, 10-15 h a week, 8-10 projects, 300+ applications",
    "ME22 is an id, DE12 too, and the answer is 42",
    "1 000 000 000 rows",
]
GOES = [
    ("mail jo.b+ml@mail.example.co.uk now", "mail [e-mail] now"),
    ("<@123> <@!123456789012345678> <@&5> <#77>", "[mention] [mention] [mention] [mention]"),
    ("@everyone and @here", "[mention] and [mention]"),
    ("ask 123456789012345678 about it", "ask [mention] about it"),
    (f"my token is {TOKEN}.", "my token is [token]."),
    ("call +49 170 1234567", "call [phone]"),
    ("call 0170/1234567", "call [phone]"),
    ("(555) 123-4567 or 555.123.4567", "([phone] or [phone]"),
    ("00491701234567", "[phone]"),
    ("98765 43210", "[phone]"),
    ("call 98765-43210 please", "call [phone] please"),
    ("https://wa.me/491701234567 or tel:+491701234567", "[phone] or [phone]"),
    ("4111 1111 1111 1111, 12/27", "[card], 12/27"),
    ("my card 5555555555554444!", "my card [card]!"),
    ("amex 3782 822463 10005", "amex [card]"),
    ("4111-1111-1111-1111", "[card]"),
    ("DE89 3704 0044 0532 0130 00 is mine", "[iban] is mine"),
    ("to GB29NWBK60161331926819.", "to [iban]."),
    ("FR14 2004 1010 0505 0001 3M02 606", "[iban]"),
    ("OPENAI_API_KEY=sk-proj-abcDEF123456ghiJKL789", "OPENAI_API_KEY=[token]"),
    ("ghp_16C7e42F292c6912E7710c838347Ae178B4a", "[token]"),
    ("github_pat_11ABCDEFG0abcdefghijkl_mnopqrstuvwxyz", "[token]"),
    ("AKIAIOSFODNN7EXAMPLE / wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEK1Y", "[token] / [token]"),
    ("xoxb-123456789012-abcdefghij", "[token]"),
    ("eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiIxMjM0In0.dozjgNryP4J3jVmNHl0w5N_XgL0n3I9P", "[token]"),
    ("AIzaSyA1234567890abcdefghijklmnopqrstuv", "[token]"),
    ("hf_abcdefghijklmnopqrstuvwxyz1234", "[token]"),
    ("123456789:AAabcdefghijklmnopqrstuvwxyz1234567", "[token]"),
    ("-----BEGIN RSA PRIVATE KEY-----\nMIIE\n-----END RSA PRIVATE KEY----- why", "[token] why"),
    ("https://discord.com/api/webhooks/123456789012345678/abc-DEF", "[token]"),
    ("https://hooks.slack.com/services/T0/B0/XX", "[token]"),
    ("https://jo:hunter2@example.org/x", "https://[login]@example.org/x"),
    ("postgresql://jo:hunter2@db.example.org/x", "postgresql://[login]@db.example.org/x"),
    ("see https://example.org/cv?id=3&token=abc&x=1 now", "see https://example.org/cv?[token] now"),
    ("https://b.s3.amazonaws.com/a.pdf?X-Amz-Signature=ab12", "https://b.s3.amazonaws.com/a.pdf?[token]"),
    ("https://example.org/#access_token=abc", "https://example.org/?[token]"),
    ("https://discord.com/users/123456789012345678", "https://discord.com/users/[mention]"),
]


@pytest.mark.parametrize("text", STAYS)
def test_what_is_not_personal_stays(text: str) -> None:
    assert scrub(text) == text


@pytest.mark.parametrize(("text", "expected"), GOES)
def test_what_is_personal_goes(text: str, expected: str) -> None:
    assert scrub(text) == expected


@given(st.text() | st.text(alphabet="a@<>!&#.,+-()/ 0159€[]x\n", max_size=60))
@example("9" * 4000)
@example("a@" * 2000)
def test_scrubbing_never_fails_and_twice_is_once(text: str) -> None:
    assert scrub(scrub(text)) == scrub(text)


@given(
    st.from_regex(r"\+[1-9][0-9]{8,12}", fullmatch=True),
    st.from_regex(r"[a-z]{1,9}@[a-z]{1,9}\.com", fullmatch=True),
)
def test_numbers_and_addresses_go_wherever_they_stand(phone: str, address: str) -> None:
    cleaned = scrub(f"reach me: {phone}, or {address}; thanks")
    assert cleaned == "reach me: [phone], or [e-mail]; thanks"


def luhn(digits: str) -> str:
    """Digits with the check digit of a card behind them."""
    for check in "0123456789":
        doubled = [int(one) for one in reversed(digits + check)]
        if sum(sum(divmod(2 * one, 10)) if place % 2 else one for place, one in enumerate(doubled)) % 10 == 0:
            return digits + check
    raise AssertionError


@given(st.from_regex(r"[45][0-9]{14}", fullmatch=True), st.sampled_from(["", " ", "-"]))
def test_cards_go_however_they_are_written(digits: str, between: str) -> None:
    card = luhn(digits)
    written = between.join(card[place : place + 4] for place in range(0, 16, 4))
    assert scrub(f"it is {written}, thanks") == "it is [card], thanks"


@given(st.from_regex(r"[0-9]{18}", fullmatch=True), st.booleans())
def test_accounts_go_however_they_are_written(digits: str, spaced: bool) -> None:
    check = 98 - int(f"{digits}131400") % 97  # D is 13, E is 14
    account = f"DE{check:02}{digits}"
    written = " ".join(account[place : place + 4] for place in range(0, 22, 4)) if spaced else account
    assert scrub(f"it is {written}, thanks") == "it is [iban], thanks"


@given(
    st.sampled_from(["sk-", "ghp_", "xoxb-", "hf_", "glpat-"]),
    st.text(alphabet="abcdefghijABCDEFGHIJ0123456789", min_size=36, max_size=36),
)
def test_keys_go_wherever_they_stand(prefix: str, rest: str) -> None:
    assert scrub(f"use ({prefix}{rest}), ok?") == "use ([token]), ok?"


@given(st.integers(20_000, 400_000), st.integers(0, 200_000), st.integers(1990, 2039), st.integers(1, 40))
def test_pay_years_and_counts_stay(low: int, more: int, year: int, count: int) -> None:
    text = f"{low} or {low:,} to {low + more:,} in {year}-{year + 1}, {count} years, v{count}.{count}.{count}"
    assert scrub(text) == text


def test_a_long_text_of_nearly_everything_takes_no_time() -> None:
    for piece in (
        "https://",
        "https://a.b?",
        "a@",
        "eyJaaaaaa.",
        "9 ",
        "DE89 ",
        "-----BEGIN KEY",
        "x" * 41,
        "1.1-",
    ):
        scrub(piece * 2000)
