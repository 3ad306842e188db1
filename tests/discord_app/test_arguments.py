"""Arguments: what was typed and not chosen, what is asked back, and how fast the lists open."""

import asyncio
import time
from dataclasses import replace

import pytest

from bot.discord_app.arguments import Argument, UnknownNameError, meant, read
from bot.discord_app.commands.compare import read_compared
from bot.discord_app.commands.guide import find, suggest
from bot.discord_app.commands.match import suggest as suggest_list
from bot.discord_app.commands.salary import read_offer
from bot.discord_app.did_you_mean import DidYouMean
from bot.discord_app.match_view import picker
from bot.discord_app.remembered import NOTHING, PATIENCE, Memory
from bot.errors import StoreError
from bot.knowledge import Knowledge
from bot.library import Library
from bot.storage import Profile
from bot.understanding import Slots, Understander
from bot.understanding.reading.names import Names
from tests.discord_app.test_layout import check

LIMIT = 0.05
"""Seconds within which a list opens."""


@pytest.fixture(scope="module")
def knowledge(library: Library, understander: Understander) -> Knowledge:
    return Knowledge.of(library, understander)


@pytest.mark.parametrize(
    ("kind", "typed", "value"),
    [
        ("roles", "data-engineer", "data-engineer"),
        ("roles", "ml enginer", "machine-learning-engineer"),
        ("roles", "a job as data scientist please", "data-scientist"),
        ("roles", "data scientist in germany", "data-scientist"),
        ("roles", "ml engineer in germany", "machine-learning-engineer"),
        ("levels", "jr", "entry"),
        ("levels", "4 years of experience", "mid"),
        ("countries", "Berlin", "DE"),
        ("countries", "somewhere in the UK", "GB"),
        ("skills", "kubernets", "kubernetes"),
        ("skills", "learning pytorch", "pytorch"),
        ("starts", "i am a teacher", "teacher"),
        ("starts", "web dev", "web-developer"),
        ("roles", "plumber", None),
        ("countries", "Atlantis", None),
        ("skills", "!!", None),
    ],
)
def test_what_was_typed_is_understood_as_in_free_text(
    knowledge: Knowledge, kind: str, typed: str, value: str | None
) -> None:
    assert meant(knowledge, kind, typed) == value


def test_an_unknown_argument_keeps_all_others_in_its_choices(knowledge: Knowledge) -> None:
    with pytest.raises(UnknownNameError) as caught:
        read(
            knowledge,
            "salary",
            True,
            Argument("role", "roles", "dota engenir", "role"),
            Argument("level", "levels", "senior", "level"),
            Argument("country", "countries", "Atlantis", "country"),
        )
    error = caught.value
    assert "dota engenir" in str(error)
    assert "Atlantis" in str(error)
    assert error.private
    assert "data-engineer" in [choice.slots.role for choice in error.choices]
    assert {choice.slots.level for choice in error.choices} == {"senior"}
    assert {choice.entry for choice in error.choices} == {knowledge.library.computed["salary"]}


def test_nothing_near_offers_what_is_asked_most(knowledge: Knowledge) -> None:
    with pytest.raises(UnknownNameError) as caught:
        read(knowledge, "skills", False, Argument("role", "roles", "%%%%", "role"))
    assert [choice.label for choice in caught.value.choices][:1] == ["Data scientist"]


def test_choices_fit_on_buttons(knowledge: Knowledge) -> None:
    slots = Slots(
        role="business-intelligence-developer", level="senior", country="GB", amount=60000, currency="GBP"
    )
    with pytest.raises(UnknownNameError) as caught:
        read(knowledge, "salary", True, Argument("from_role", "starts", "xqz", "role"), known=slots)
    for choice in caught.value.choices:
        button = DidYouMean.to(choice, "abc", caught.value.private)
        assert len(str(button.custom_id)) <= 100
        assert str(button.custom_id).startswith("v1:dyp:")


@pytest.mark.parametrize(
    ("typed", "country", "amount", "currency", "answered"),
    [
        ("95k", None, 95_000, None, None),
        ("£60,000", None, 60_000, "GBP", "GB"),
        ("60.000 euros", None, 60_000, "EUR", None),
        ("$120k", "CA", 120_000, "CAD", "CA"),
        ("120000", "US", 120_000, None, "US"),
        ("$95k", None, 95_000, "USD", "US"),
    ],
)
def test_offers_as_people_type_them(
    library: Library, typed: str, country: str | None, amount: int, currency: str | None, answered: str | None
) -> None:
    slots = read_offer(library, typed, country)
    assert (slots.amount, slots.currency, slots.country) == (amount, currency, answered)


def test_an_offer_that_is_no_years_pay(library: Library) -> None:
    assert {read_offer(library, typed, "US") for typed in ("much", "3")} == {Slots()}
    assert read_offer(library, "$400 a day", "US") == Slots(part_pay="$400 a day")


def test_comparing_roles_or_skills(knowledge: Knowledge) -> None:
    kind, slots = read_compared(knowledge, ["role:data-engineer", "ds", "ml enginer"], False)
    assert kind == "compare"
    assert slots.roles == ("data-engineer", "data-scientist", "machine-learning-engineer")
    kind, slots = read_compared(knowledge, ["pytorch", "skill:tensorflow"], False)
    assert (kind, slots.skill, slots.skill2) == ("compare_skills", "pytorch", "tensorflow")
    kind, slots = read_compared(knowledge, ["pytorch", "tensorflow", "pytorch"], False)
    assert slots.skills == ()


def test_a_role_beside_a_skill_is_explained_with_a_way_on(knowledge: Knowledge) -> None:
    with pytest.raises(UnknownNameError, match="Data engineer is a role and Python is a skill") as caught:
        read_compared(knowledge, ["python", "data engineer"], False)
    first = caught.value.choices[0]
    assert (first.label, first.slots) == (
        "Python for data engineers",
        Slots(skill="python", role="data-engineer"),
    )


def test_an_unknown_third_is_compared_once_it_is_chosen(knowledge: Knowledge) -> None:
    with pytest.raises(UnknownNameError, match="role or skill called “pytrhx”") as caught:
        read_compared(knowledge, ["tensorflow", "pytrhx"], False)
    assert ("tensorflow", "pytorch") in [(c.slots.skill, c.slots.skill2) for c in caught.value.choices]
    with pytest.raises(UnknownNameError, match="same role"):
        read_compared(knowledge, ["ds", "data scientist"], False)


def test_degrees_and_levels_are_compared_by_what_free_text_would_get(knowledge: Knowledge) -> None:
    for typed, entry in (
        (["phd", "masters"], "education/phd-value"),
        (["bootcamp", "degree"], "education/bootcamp-vs-masters"),
        (["junior", "senior"], "progression/level-differences"),
    ):
        with pytest.raises(UnknownNameError) as caught:
            read_compared(knowledge, typed, private=False)
        assert [choice.entry for choice in caught.value.choices] == [entry]
    with pytest.raises(UnknownNameError) as caught:
        read_compared(knowledge, ["nurse", "wizard"], private=False)
    assert not caught.value.choices


def test_guides_by_title_name_and_own_words(knowledge: Knowledge) -> None:
    titles = knowledge.names.guides
    title = knowledge.library.topics["education/bootcamps"].title
    assert find(knowledge, title, False)[0] == "education/bootcamps"
    assert find(knowledge, "education/bootcamps", False)[0] == "education/bootcamps"
    assert find(knowledge, "are bootcamps worth the money", False)[0].startswith("education/")
    assert "education/bootcamps" in [known.value for known in suggest(knowledge, None, "bootc", NOTHING)]  # type: ignore[arg-type]
    assert len({value.partition("/")[0] for value in (k.value for k in titles.suggest(""))}) >= 10
    with pytest.raises(UnknownNameError) as caught:
        find(knowledge, "qwrtzp", True)
    assert 1 <= len(caught.value.choices) <= 4


def test_a_list_completes_its_last_part(knowledge: Knowledge) -> None:
    found = [k.value for k in suggest_list(knowledge, None, "python, dock", NOTHING)]  # type: ignore[arg-type]
    assert found[0] == "python, Docker"
    assert not any(
        k.value == "Python, Python" for k in suggest_list(knowledge, None, "Python, pyth", NOTHING)
    )  # type: ignore[arg-type]
    long = "python, " * 12
    assert all(len(k.shown) <= 100 for k in suggest_list(knowledge, None, f"{long} s", NOTHING))  # type: ignore[arg-type]


def test_the_picker_stays_within_discords_limits(library: Library) -> None:
    for chosen in ((), ("python",), tuple(library.skills)):
        check(picker(library, chosen).to_components())


def test_a_kind_of_more_skills_than_fit_shows_those_that_are_picked(library: Library) -> None:
    many = {f"made-up-{n}": library.skills["python"] for n in range(60)}
    kinds = {**library.skill_kinds, **dict.fromkeys(many, "Made-up")}
    crowded = replace(library, skills={**library.skills, **many}, skill_kinds=kinds)
    check(sent := picker(crowded, ("made-up-59",)).to_components())
    assert "'made-up-59'" in str(sent)
    assert "'made-up-58'" not in str(sent)


# --- speed


def _slowest(names: Names, typed: list[str]) -> float:
    """Each is taken at its best of three: a machine that is busy with others takes longer at times."""
    return max(min(_seconds(names, text) for _ in range(3)) for text in typed)


def _seconds(names: Names, text: str) -> float:
    begun = time.thread_time()
    names.suggest(text)
    return time.thread_time() - begun


TYPED = ["", "d", "da", "data", "data engi", "data enginer", "enginer", "zzzzzz", "xyloph oni qqq", "a" * 100]


def test_lists_of_the_real_base_open_in_time(knowledge: Knowledge) -> None:
    for kind in ("roles", "skills", "levels", "countries", "starts", "comparables", "guides"):
        assert _slowest(getattr(knowledge.names, kind), TYPED) < LIMIT, kind
    begun = time.thread_time()
    suggest(knowledge, None, "how do i find a mentor", NOTHING)  # type: ignore[arg-type]
    assert time.thread_time() - begun < LIMIT


def test_lists_of_five_thousand_names_open_in_time() -> None:
    first = ["data", "cloud", "vision", "speech", "growth", "risk", "pricing", "robotics", "search", "edge"]
    last = ["engineer", "analyst", "scientist", "architect", "manager"]
    values = [
        (f"{a}-{b}-{n}", f"{a.title()} {b} {n}", (f"{b} of {a} {n}", f"{a[:3]}{b[:3]}{n}"))
        for n in range(100)
        for a in first
        for b in last
    ]
    assert len(values) == 5000
    names = Names(values, in_order=True)
    assert _slowest(names, TYPED) < LIMIT
    assert names.suggest("vision enginer 7")[0].value.startswith("vision-engineer-7")


# --- what leads the lists


class SlowStore:
    """A store that answers after `delay` seconds, or fails."""

    def __init__(self, delay: float = 0.0, fails: bool = False):
        self.delay, self.fails, self.calls = delay, fails, 0

    async def profile(self, _: str) -> Profile:
        self.calls += 1
        await asyncio.sleep(self.delay)
        if self.fails:
            raise StoreError("away")
        return Profile(role="data-analyst", country="DE")

    async def last_role(self, _: str) -> str | None:
        return "nlp-engineer"


async def test_the_profile_leads_then_the_last_role() -> None:
    store = SlowStore()
    memory = Memory(store)  # type: ignore[arg-type]
    known = await memory.of("m")
    assert known.first("roles") == ("data-analyst", "nlp-engineer")
    assert known.first("countries") == ("DE",)
    await memory.of("m")
    assert store.calls == 1


async def test_a_slow_store_is_not_waited_for_and_not_asked_twice() -> None:
    store = SlowStore(delay=0.2)
    memory = Memory(store)  # type: ignore[arg-type]
    begun = time.perf_counter()
    assert await memory.of("m") == NOTHING
    assert time.perf_counter() - begun < 4 * PATIENCE
    await memory.of("m")
    await asyncio.sleep(0.3)
    assert (await memory.of("m")).last_role == "nlp-engineer"
    assert store.calls == 1


async def test_a_failing_store_costs_only_the_lead() -> None:
    assert await Memory(SlowStore(fails=True)).of("m") == NOTHING  # type: ignore[arg-type]
