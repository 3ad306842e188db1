"""Text as typed -> clean text."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.understanding.reading.normalise import MAX_CHARACTERS, clean


@pytest.mark.parametrize(
    ("typed", "cleaned"),
    [
        ("  what   is\n\tsql ", "what is sql"),
        ("ｗｈａｔ ｉｓ ＳＱＬ", "what is SQL"),
        ("sa\u200blary", "salary"),
        ("\u202esalary\u202c", "salary"),
        ("sal\xadary", "salary"),
        ("résumé", "resume"),
        ("z\u0301\u0317\u0338a\u0301lgo", "zalgo"),
        ("dаtа sсientist", "data scientist"),
        ("данные", "данные"),
        ("<@123456> what is sql", "what is sql"),
        ("<@!123> <#9> <:blob:77> <a:party:8> <t:1700000000:R> what is sql", "what is sql"),
        ("@everyone what is sql", "what is sql"),
        ("see https://example.com/a?b=c#d what is sql", "see what is sql"),
        ("what is ```print(1)``` this", "what is codeblock this"),
        ("what is ```never closed", "what is codeblock"),
        ("[D] is a phd worth it", "is a phd worth it"),
        ("[Discussion] is a phd worth it", "is a phd worth it"),
        ("[senior] pay", "[senior] pay"),
        ("hey everyone, what is sql used for", "what is sql used for"),
        ("Good morning! how do I start here", "how do I start here"),
        ("hello there", "hello there"),
        ("hi bot", "hi bot"),
        ("history of data science", "history of data science"),
        ("how long" + "?" * 300, "how long???"),
        ("im a nurse\n\ndemand for data engineers", "im a nurse; demand for data engineers"),
        ("my years\nof nursing", "my years of nursing"),
        ("git gud at sql", "get gud at sql"),
        ("is my git good enough", "is my git good enough"),
    ],
)
def test_cleaning(typed: str, cleaned: str) -> None:
    assert clean(typed) == cleaned


def test_what_is_too_long_is_left_away() -> None:
    assert len(clean("a" * 10_000)) == MAX_CHARACTERS
    assert len(clean("ﷺ" * MAX_CHARACTERS)) <= MAX_CHARACTERS


@given(st.text(max_size=300))
def test_cleaning_leaves_one_line_and_no_invisible_characters(text: str) -> None:
    cleaned = clean(text)
    assert cleaned == " ".join(cleaned.split())
    assert not {"\u200b", "\u202e", "\ufeff", "\x00"} & set(cleaned)
