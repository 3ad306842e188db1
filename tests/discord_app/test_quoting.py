"""What a member says, without what the message quotes of others."""

import pytest

from bot.discord_app.quoting import own_words


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
