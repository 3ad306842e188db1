"""What a member says, without what the message quotes of others."""

import pytest

from bot.discord_app.quoting import asked_words, only_quotes, own_words


@pytest.mark.parametrize(
    ("text", "own"),
    [
        ("> they earn 90k\nis that true?", "is that true?"),
        ("is that true?\n> they earn 90k\n> or so\nin the UK", "is that true?\nin the UK"),
        ("why?\n>>> they earn 90k\n\nor so", "why?"),
        ("  > they earn 90k\nwhy?", "why?"),
        ("what pays > 90k", "what pays > 90k"),
        (">90k\nis that usual?", ">90k\nis that usual?"),
        ("fix this\n```\n> SELECT 1\n>>> print(1)\n```", "fix this\n```\n> SELECT 1\n>>> print(1)\n```"),
        ("> ```\nwhat does a data engineer do", "what does a data engineer do"),
        ("> they earn 90k\n> or so", "they earn 90k\nor so"),
        (">>> they earn 90k\nor so", "they earn 90k\nor so"),
        ("> they earn 90k\n<@!42> 🙂", "they earn 90k\n<@!42> 🙂"),
        ("", ""),
    ],
)
def test_quoted_lines_are_left_out_unless_nothing_else_is_said(text: str, own: str) -> None:
    assert own_words(text) == own


@pytest.mark.parametrize(
    "said",
    ["is that true?", "+1", "^ this", "same question!", "what's your take?", "@bot can you answer this?"],
)
def test_words_that_only_point_at_a_quotation_ask_it(said: str) -> None:
    assert asked_words(f"> they earn 90k\n> or so\n{said}") == "they earn 90k\nor so"
    assert asked_words(f"{said}\n>>> they earn 90k\nor so") == "they earn 90k\nor so"
    assert asked_words(said) == said


@pytest.mark.parametrize(
    "said", ["thanks!", "wrong!", "why?", "that is nonsense", "and in the UK?", "```\nis this true\n```"]
)
def test_words_that_say_something_are_asked_themselves(said: str) -> None:
    assert asked_words(f"> they earn 90k\n{said}") == said


def test_a_quotation_without_words_is_not_asked() -> None:
    assert asked_words("> 🙂\nis that true?") == "is that true?"


@pytest.mark.parametrize(
    ("text", "only"), [("> they earn 90k\n🙂", True), ("", True), ("> they earn 90k\nwhy?", False)]
)
def test_whether_a_message_only_quotes(text: str, only: bool) -> None:
    assert only_quotes(text) is only
