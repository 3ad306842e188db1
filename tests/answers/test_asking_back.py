"""Asking back, offers, and what was understood but changes nothing."""

import re

import pytest

from bot.answers import answer, body_of, compare, pay_rows, roadmap, role, salary, skills
from bot.answers.told_again import _speaks_of
from bot.library import Library
from bot.understanding import Context, Slots, Understander
from tests.every_answer import NO_FIGURES

DS = "data-scientist"


@pytest.mark.parametrize("kind", ["salary", "skills", "roadmap"])
def test_without_a_role_the_general_answer_ends_with_one_question(
    library: Library, understander: Understander, kind: str
) -> None:
    entry = library.computed[kind]  # type: ignore[index]
    found = answer(understander.direct(entry, Slots(level="senior")), library)
    assert found.body.sections
    assert found.body.ask == "Which job do you mean?"
    assert len(found.body.followups) == 4
    for choice in found.body.followups:
        assert choice.entry == entry
        assert choice.slots.level == "senior"
        assert library.roles[str(choice.slots.role)].name == choice.label
        assert body_of(library, choice.entry, choice.slots).ask is None


def test_a_country_without_figures_is_no_reason_to_ask_for_the_job(library: Library) -> None:
    assert salary.compute(library, Slots(country=NO_FIGURES)).ask is None


def test_an_amount_is_placed_in_the_row_that_fits(library: Library) -> None:
    row = next(r for r in pay_rows.pay_of(library, DS).advertised if (r.country, r.level) == ("US", "entry"))
    for amount, part in (
        (row.p25 - 100, "below the middle half"),
        (row.p25, "in the lower part of the middle half"),
        (row.p50, "in the upper part of the middle half"),
        (row.p75 + 100, "above the middle half"),
    ):
        slots = Slots(role=DS, level="entry", country="US", amount=amount, currency="USD")
        body = salary.compute(library, slots)
        assert body.lead.startswith(f"${amount:,} lies {part} of advertised pay")
        assert body.lead.endswith(f"(n = {row.n}).")
        assert body.unused == ()


def test_a_wider_row_is_named_where_the_amount_is_placed(library: Library) -> None:
    field = salary.compute(library, Slots(country="DE", amount=60_000))
    assert field.lead == (
        "€60,000: below the middle half at senior level (all roles); other levels have no figures."
    )
    grad = Slots(role="machine-learning-engineer", level="entry", country="GB", amount=45_000)
    told = "£45,000: below the middle half at mid and senior level; entry level has no figures."
    assert salary.compute(library, grad).lead == told
    rows = {
        (key, r.country, r.level): r
        for key in library.roles
        for r in pay_rows.pay_of(library, key).advertised
    }
    role, country = next(
        (role, country)
        for role, country, level in rows
        if level is None and not any((role, country, each) in rows for each in library.levels)
    )
    mixed = salary.compute(library, Slots(role=role, country=country, amount=10_000))
    assert re.search(
        r"below the middle half, .+, all levels\): levels are mixed, so this is no verdict\.$", mixed.lead
    )
    widened = salary.compute(library, Slots(role="statistician", level="senior", country="US", amount=90_000))
    assert "all levels)" in widened.lead or "at senior" in widened.lead


def test_an_amount_in_another_currency_is_not_compared(library: Library) -> None:
    body = salary.compute(library, Slots(role=DS, country="GB", amount=60_000, currency="USD"))
    assert body.lead.startswith("Half of the advertised pay")
    assert body.unused == ("$60,000: not compared, for these figures are in British pounds",)
    nothing = salary.compute(library, Slots(role=DS, country=NO_FIGURES, amount=60_000))
    assert nothing.unused == ("60,000: no advertised pay in Mongolia to set it against",)


def test_a_currency_names_its_country_and_the_euro_asks_for_it(library: Library) -> None:
    pounds = salary.compute(library, Slots(role=DS, amount=45_000, currency="GBP"))
    assert pounds.assumptions == ("the United Kingdom, because British pounds were named",)
    euros = salary.compute(library, Slots(role=DS, amount=45_000, currency="EUR"))
    assert euros.ask == "Which country pays it?"
    assert all(choice.slots.country for choice in euros.followups)


@pytest.mark.parametrize(
    ("ask", "entry", "lead"),
    [
        ("should I accept $95k as junior DS in NYC", "salary/offer-check", "$95,000 lies in the lower part"),
        ("60k in berlin good?", "salary/offer-check", "€60,000: below the middle half at senior"),
        (
            "I earn 45k in manchester, am i underpaid as data analyst",
            "salary/by-role",
            "£45,000: in the middle half at mid",
        ),
    ],
)
def test_offers_in_free_text_are_placed(understander: Understander, ask: str, entry: str, lead: str) -> None:
    found = answer(understander.understand(ask), understander.library)
    assert found.entry == entry
    assert found.body.lead.startswith(lead)
    if entry == "salary/offer-check":
        own = understander.library.topics[entry]
        assert any(own.lead in section.text for section in found.body.sections)
        assert set(own.sources) <= {source.id for source in found.body.sources}


def test_what_changes_nothing_is_told(library: Library) -> None:
    slots = Slots(role=DS, role2="data-engineer", company="google", industry="finance", country="DE")
    for module, what in ((skills, "skills"), (role, "portrait")):
        assert module.compute(library, slots).unused == (
            f"Google: no {what} by company",
            f"Germany: no {what} by country",
            f"Finance and banking: no {what} by industry",
        ), what
    assert compare.compute(library, slots).unused == (
        "Google: no comparison by company",
        "Finance and banking: no comparison by industry",
    )
    in_city = skills.compute(library, Slots(role=DS, country="DE", city="munich"))
    assert in_city.unused == ("Munich: no skills by city",)
    assert roadmap.compute(library, Slots(role=DS)).unused == ()


def test_without_a_level_an_amount_is_placed_at_each(library: Library) -> None:
    rows = {r.level: r for r in pay_rows.pay_of(library, DS).advertised if r.country == "US" and r.level}
    for amount in range(50_000, 300_000, 7_000):
        lead = salary.compute(library, Slots(role=DS, country="US", amount=amount)).lead
        assert len(lead) <= 160
        assert "all levels" not in lead
        assert all(str(level) in lead for level in rows)
        within = any(row.p25 <= amount <= row.p75 for row in rows.values())
        assert ("in the middle half at" in lead) == within
        assert ("below" in lead) == any(amount < row.p25 for row in rows.values())


@pytest.mark.parametrize(
    ("asked", "assumed", "placed"),
    [
        (
            "I got an offer of 9k a month as a senior data scientist in the US, is it fair",
            "9,000 a month counted as 108,000 a year, 12 months",
            "$108,000",
        ),
        (
            "is $60/h a good offer for a data analyst in the US",
            "$60 an hour counted as $124,800 a year, 2,080 hours (40 a week)",
            "$124,800",
        ),
        (
            "is an offer of $2,000 a week fair for a mid data scientist in the US",
            "$2,000 a week counted as $104,000 a year, 52 weeks",
            "$104,000",
        ),
    ],
)
def test_pay_of_a_part_of_a_year_is_counted_and_told(
    understander: Understander, asked: str, assumed: str, placed: str
) -> None:
    body = answer(understander.understand(asked), understander.library).body
    assert assumed in body.assumptions
    assert body.lead.startswith(placed)
    assert not [line for line in body.unused if "not compared" in line]


@pytest.mark.parametrize(
    ("asked", "told"),
    [
        ("is $400 a day a good offer for a data analyst in the US", "$400 a day"),
        ("is 4500 EUR net a month a good offer for a data analyst in Germany", "€4,500 a month"),
    ],
)
def test_pay_by_the_day_or_after_tax_is_left_aside_by_name(
    understander: Understander, asked: str, told: str
) -> None:
    body = answer(understander.understand(asked), understander.library).body
    assert f"{told}: not compared; give a year's, month's or hour's pay before tax" in body.unused
    assert not [line for line in body.assumptions if "counted as" in line]


def test_an_amount_of_the_question_before_ends_with_the_next(understander: Understander) -> None:
    first = understander.understand("is $9,000 a month a good offer for a data scientist")
    context = Context(first.slots, first.entry or "", 100.0)
    second = understander.understand("and $400 a day?", context, 110.0).slots
    assert (second.role, second.amount, second.part_pay) == ("data-scientist", None, "$400 a day")


def test_an_offer_without_figures_to_set_it_against_says_so_first(understander: Understander) -> None:
    found = answer(
        understander.understand("is 12 lpa in bangalore as a data analyst w 2 yrs exp too low"),
        understander.library,
    )
    assert found.entry == "salary/offer-check"
    assert "no pay figures" in found.body.lead
    assert found.body.sections[-1].heading == "How to weigh it"


def test_what_an_amount_is_set_against_is_named_above_the_figures(library: Library) -> None:
    slots = Slots(role="machine-learning-engineer", country="GB", amount=70_000)
    body = body_of(library, "salary/offer-check", slots)
    assert body.sections[0].heading == "Pay: machine learning engineer, United Kingdom"
    assert body.lead == salary.compute(library, slots).lead


def test_other_amounts_of_a_question_are_named(library: Library, understander: Understander) -> None:
    for text, told in (
        ("as a data scientist i earn 90k with 10k in stock, fair?", "10,000: only 90,000 a year"),
        ("95k base plus 15k bonus as a data analyst in the us, fair?", "15,000: only 95,000 a year"),
    ):
        body = answer(understander.understand(text), library).body
        assert any(line.startswith(told) for line in body.unused), text
    one = answer(understander.understand("they offer 90k-110k for a data scientist"), library).body
    assert not any("is set against" in line for line in one.unused)


def test_what_follows_is_offered_as_that_and_not_as_a_guess(
    library: Library, understander: Understander
) -> None:
    understood = understander.understand("and after that?", Context(Slots(), "education/books", 1.0), 2.0)
    found = answer(understood, library)
    assert found.body.lead == "I have no more on that itself; these follow from it."
    assert [one.entry for one in found.suggestions] == list(library.topics["education/books"].followups)


@pytest.mark.parametrize(
    ("before", "asked", "left"),
    [
        (
            "networking/meetups",
            "in amsterdam",
            ("Amsterdam: this answer is the same for every place",),
        ),
        (
            "portfolio/kaggle",
            "and for data engineers",
            ("Data engineer: this answer is the same for every role",),
        ),
        (
            "progression/getting-promoted",
            "in europe tho",
            ("Europe: this answer is the same for every place",),
        ),
        ("skills/mathematics-needed", "and for data engineers", ()),
        ("salary/by-role", "and for data engineers", ()),
    ],
)
def test_an_answer_that_is_given_again_says_what_it_does_not_change_with(
    library: Library, understander: Understander, before: str, asked: str, left: tuple[str, ...]
) -> None:
    understood = understander.understand(asked, Context(Slots(), before, 1.0), 2.0)
    assert understood.entry == before
    assert answer(understood, library).body.unused == left


def test_an_offer_that_is_judged_for_a_level_is_not_the_same_for_all(
    library: Library, understander: Understander
) -> None:
    before = Context(Slots(role="data-scientist", amount=120_000, currency="USD"), "salary/offer-check", 1.0)
    understood = understander.understand("it's a mid level position", before, 2.0)
    assert (understood.entry, understood.slots.level) == ("salary/offer-check", "mid")
    assert not answer(understood, library).body.unused


def test_the_role_of_before_is_told_where_an_answer_looks_at_it(
    library: Library, understander: Understander
) -> None:
    before = Context(Slots(role="data-engineer"), "roadmap/by-role", 1.0)
    asked = {
        text: answer(understander.understand(text, before, 2.0), library)
        for text in ("what do they do", "do they work from home")
    }
    found = {one.entry: one.body.assumptions for one in asked.values()}
    assert found == {"role/by-role": ("Data engineer, as before",), "day/remote-work": ()}


def test_the_name_of_a_place_within_a_word_is_not_spoken_of() -> None:
    assert _speaks_of("what women and engineers of new zealand say", "New Zealand")
    assert _speaks_of("what women and engineers say", "Data engineer")
    assert not _speaks_of("what a woman from indiana says", "Oman")
    others = {"software", "data"}
    assert not _speaks_of("what software engineers say", "Data engineer", others)
    assert _speaks_of("what data engineers and good engineers say", "Data engineer", others)
    assert not _speaks_of("what a woman from indiana says", "India")
