"""Numbers, days and lists as people write them."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.editing import dates, lists, numbers
from bot.editing.forms import split
from bot.editing.names import countries, topics
from bot.editing.slugs import slug
from bot.editing.unread import UnreadError
from bot.library import Library
from bot.library.files import is_id

TODAY = date(2026, 11, 21)


@pytest.mark.parametrize(
    ("text", "amount"),
    [("120k", 120_000), ("120 K", 120_000), ("120,000", 120_000), ("120 000", 120_000), ("120000", 120_000),
     ("52.5k", 52_500), ("1.2m", 1_200_000), ("1,200,000", 1_200_000)],
)  # fmt: skip
def test_amounts(text: str, amount: int) -> None:
    assert numbers.read_amount(text) == amount


@pytest.mark.parametrize("text", ["120.000", "50", "12,00", "1,2k", "abc", "", "120.000k", "1 2 3", "-5000"])
def test_amounts_that_could_mean_two_things_are_refused(text: str) -> None:
    with pytest.raises(UnreadError, match=r"\."):
        numbers.read_amount(text)


@pytest.mark.parametrize(
    ("text", "low", "high", "currency"),
    [("EUR 50,000-70,000", 50_000, 70_000, "EUR"), ("50k to 70k EUR", 50_000, 70_000, "EUR"),
     ("€50k – €70k", 50_000, 70_000, "EUR"), ("50-70k gbp a year", 50_000, 70_000, "GBP"),
     ("US$ 120,000 - 180,000 per year", 120_000, 180_000, "USD"), ("over USD 500,000", 500_000, None, "USD"),
     ("INR 800,000 to INR 1,200,000", 800_000, 1_200_000, "INR"), ("500k+ USD", 500_000, None, "USD"),
     ("50 000-70 000 PLN", 50_000, 70_000, "PLN")],
)  # fmt: skip
def test_pay(text: str, low: int, high: int | None, currency: str) -> None:
    expected = {"low": low, "high": high, "currency": currency}
    assert numbers.read_pay(text) == {key: value for key, value in expected.items() if value is not None}


@pytest.mark.parametrize(
    ("text", "said"),
    [("50k-70k", "names no currency"), ("EUR 50k - USD 70k", "two currencies"), ("EUR 60k", "low and a high"),
     ("$50k-70k", "three letters"), ("XQZ 50k-70k", "no currency I know"), ("5,000 EUR a month", "no pay"),
     ("EUR 50.000-70.000", "two ways"), ("much", "no pay"), ("-", "no pay")],
)  # fmt: skip
def test_pay_that_cannot_be_read(text: str, said: str) -> None:
    with pytest.raises(UnreadError, match=said):
        numbers.read_pay(text)


def test_pay_of_nothing_is_told_as_such() -> None:
    with pytest.raises(UnreadError, match="“0” is no pay: an amount a year is above 0"):
        numbers.read_pay("0-0 USD")


@given(st.integers(1000, 99_999_999), st.integers(1000, 99_999_999), st.sampled_from(["EUR", "USD", "JPY"]))
def test_pay_is_read_as_it_is_shown(low: int, high: int, currency: str) -> None:
    assert numbers.read_pay(numbers.show_pay(low, high, currency)) == {
        "low": low, "high": high, "currency": currency
    }  # fmt: skip
    assert numbers.read_pay(numbers.show_pay(low, None, currency)) == {"low": low, "currency": currency}


@pytest.mark.parametrize(
    ("text", "low", "high"),
    [("40-60", 40, 60), ("40 to 60", 40, 60), ("40–60 hours", 40, 60), ("40", 40, 40)],
)
def test_hours(text: str, low: int, high: int) -> None:
    assert numbers.read_hours(text) == {"low": low, "high": high}


@pytest.mark.parametrize("text", ["forty", "40-", "1.5", "40-60-80", "", "9" * 30])
def test_hours_that_cannot_be_read(text: str) -> None:
    with pytest.raises(UnreadError, match="such as 40-60"):
        numbers.read_hours(text)


@pytest.mark.parametrize(
    "text", ["2026-11-20", "20 Nov 2026", "20 november 2026", "Nov 20, 2026", "  November 20 2026 "]
)
def test_days(text: str) -> None:
    assert dates.read_day(text, TODAY) == "2026-11-20"
    assert dates.read_day("Today", TODAY) == "2026-11-21"


@pytest.mark.parametrize("text", ["11/12/2026", "2026-13-01", "30 Feb 2026", "soon", "2026", "٢٠٢٦-١١-٢٠"])
def test_days_that_cannot_be_read(text: str) -> None:
    with pytest.raises(UnreadError, match="2026-11-20"):
        dates.read_day(text, TODAY)


@pytest.mark.parametrize(
    ("text", "read"),
    [("2025", "2025"), ("2025-01", "2025-01"), ("Jan 2025", "2025-01"), ("5 May 2024", "2024-05-05")],
)
def test_parts_of_dates(text: str, read: str) -> None:
    assert dates.read_partial(text, TODAY) == read


@pytest.mark.parametrize("text", ["2099", "2027", "2026-12", "Nov 23, 2026"])
def test_what_was_published_was_not_in_the_future(text: str) -> None:
    with pytest.raises(UnreadError, match=r"lies in the future\. Today is the latest day allowed"):
        dates.read_past(text, TODAY)


@pytest.mark.parametrize("text", ["0000", "0999", "0001-01", "0025-11-20"])
def test_what_was_published_has_a_year_of_the_calendar(text: str) -> None:
    with pytest.raises(UnreadError, match=rf"“{text}” is no year of a publication\. 1000 is the earliest"):
        dates.read_past(text, TODAY)


@pytest.mark.parametrize("text", ["1000", "2026", "Nov 2026", "2026-11-21", "2026-11-22", "1999"])
def test_what_was_published_until_tomorrow_is_read(text: str) -> None:
    assert dates.read_past(text, TODAY) == dates.read_partial(text, TODAY)


def test_lists_lose_bullets_and_nothing_else() -> None:
    assert lists.lines_of("- one, two\n\n• three \r\n*bold* four") == ["one, two", "three", "*bold* four"]
    assert lists.items_of('a, b\n- c,, "d, e"') == ["a", "b", "c", "d, e"]


def test_what_stands_there_twice_is_noted() -> None:
    said: list[str] = []
    assert lists.once(["ML engineer", "ml-engineer", "c", "c++"], said.append) == ["ML engineer", "c", "c++"]
    assert said == ["“ml-engineer” stood there twice and is kept once."]


@given(st.text(max_size=300), st.integers(5, 50))
def test_a_split_text_loses_nothing_but_blanks(text: str, most: int) -> None:
    pieces = split(text, most)
    assert all(len(piece) <= most for piece in pieces)
    assert "".join("".join(pieces).split()) == "".join(text.split())


@given(st.text(max_size=100))
def test_readers_read_or_refuse(text: str) -> None:
    said = []
    for read in (numbers.read_pay, numbers.read_amount, numbers.read_hours):
        try:
            read(text)
        except UnreadError as unread:
            said.append(str(unread))
    for reader in (dates.read_day, dates.read_partial):
        try:
            assert reader(text, TODAY).isascii()
        except UnreadError as unread:
            said.append(str(unread))
    assert all(len(sentence) < 300 for sentence in said)


@given(st.text(max_size=120), st.integers(6, 34))
def test_slugs_are_ids(title: str, most: int) -> None:
    first = slug(title, (), most, "entry")
    second = slug(title, {first}, most, "entry")
    assert is_id(first)
    assert is_id(second)
    assert first != second
    assert len(first) <= most
    assert len(second) <= most


def test_names_are_found_leniently_and_never_guessed(library: Library) -> None:
    land = countries(library)
    assert [land.id_of(text) for text in ("Germany", "germany", "DE", "de")] == ["DE"] * 4
    with pytest.raises(UnreadError, match="Did you mean “Germany”"):
        land.id_of("Germny")
    key, topic = next(iter(library.topics.items()))
    assert topics(library).id_of(topic.title.upper()) == topics(library).id_of(key) == key
    with pytest.raises(UnreadError, match="no question and answer I know"):
        topics(library).id_of("qqqq")
    with pytest.raises(UnreadError, match="could be"):
        land.id_of("Islands")
