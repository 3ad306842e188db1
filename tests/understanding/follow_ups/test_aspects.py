"""What is asked about of two things."""

from bot.understanding.follow_ups.aspects import ASKED_BY, aspect_of


def test_an_aspect_is_known_by_the_words_that_ask_it_again() -> None:
    assert {aspect: aspect_of(asked) for aspect, asked in ASKED_BY.items()} == {key: key for key in ASKED_BY}
