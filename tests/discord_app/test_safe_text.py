"""What people typed stands in messages as it looks, and does nothing there."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.discord_app.safe_text import plain, quoted, safe

ALIVE = re.compile(
    r"https?://|discord\.gg/|discord(?:app)?\.com/invite/|@everyone|@here|<[@#:/ait]|[*_~|`]|\[.*\]\(|^\s*(?:[#>-]|\d+\.)",
    re.IGNORECASE | re.MULTILINE,
)
"""What Discord makes something of, once a letter stands for whatever is escaped."""


def alive(text: str) -> list[str]:
    """All in a text that is more than letters."""
    return ALIVE.findall(re.sub(r"\\[^0-9A-Za-z\s]", "e", text))


def test_a_quotation_is_dead_and_short() -> None:
    shown = quoted("@everyone [x](https://bad.example) **y**\n<@123456789012345678>" + "z" * 100)
    assert alive(shown) == []
    assert len(shown) < 120


@pytest.mark.parametrize(
    "typed",
    [
        *("discord.gg/free", "Discord.GG/x", "discord.com/invite/x", "discordapp.com/invite/x"),
        *(
            "https://x.example",
            "https://x.example/**y**",
            "[**good**](https://x.example)",
            "<https://x.example>",
        ),
        *("<#123456789012345678>", "</ban:123456789012345678>", "<t:1:R>", "<a:x:123456789012345678>"),
        *("<id:customize>", "<@&123456789012345678>", "# x\n-# y\n> z\n- a\n1. b", "```x```", "||x|| \\*x*"),
        *(
            "\u200bhttps://x",
            "h\u200dttps://x",
            "@\u200beveryone",
            "disc\u00adord.gg/x",
            "<\u2060@123456789012345678>",
        ),
    ],
)
def test_nothing_is_alive(typed: str) -> None:
    assert alive(f"come to {safe(typed)} now") == []
    assert alive(safe(typed)) == []
    assert alive(safe(typed, 30)) == []


@given(st.text(st.sampled_from("*_~|`[]()<>@#-1. \nxh:/\\&!\u200b\u202e\x00"), max_size=60))
def test_nothing_is_alive_whatever_is_typed(typed: str) -> None:
    assert alive(safe(typed)) == []


@pytest.mark.parametrize(
    ("typed", "shown"),
    [
        ("pay\u202e of\x00 a\x1b[31m\tred\u200b\ud800 one", r"pay of a\[31m red one"),
        ("z" + "\u0301" * 30, "z\u0301\u0301"),
        ("Nguyễn 👩‍💻 naïve", "Nguyễn 👩‍💻 naïve"),
        ("a\u2028b\u0085c\nd", "a b c\nd"),
        ("plain, text - as it is! (1.5 > 1)", "plain, text - as it is! (1.5 > 1)"),
    ],
)
def test_what_is_unseen_is_gone_and_all_else_stays(typed: str, shown: str) -> None:
    assert safe(typed) == shown


@pytest.mark.parametrize("typed", ["", " \n", "\u3164\u2800", "\u202e\x00"])
def test_a_label_is_never_empty(typed: str) -> None:
    assert plain(typed, 80) == "…"


def test_a_label_is_one_line_as_it_looks() -> None:
    assert plain("a\nb \u202e*c*" + "d" * 90, 20) == "a b *c*" + "d" * 12 + "…"
