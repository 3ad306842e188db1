"""Hot reload: what is saved is live at once, what is wrong is refused, and answering never stops."""

import asyncio
import gc
import logging
import shutil
import threading
import time
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from dataclasses import replace
from pathlib import Path

import pytest

from bot import reloading
from bot.conversation import Conversation
from bot.errors import TrainingError
from bot.knowledge import Knowledge
from bot.library import Library
from bot.reloading import Reloader, changes, rebuilt, retrained
from bot.sessions import Session
from bot.understanding import Slots, Understander, kept
from bot.understanding.making import Making
from tests.conftest import KNOWLEDGE
from tests.library.small_base import OTHER_TOPIC, TOPIC, Base

PATIENCE = 30.0
"""Seconds that are waited for what takes a fraction of one: a busy machine is no fault."""

COURSES, DEGREES, STRESS = (
    f"topics/{name}.yaml" for name in ("education/courses", "education/degrees", "day/stress")
)
GREETING = (
    TOPIC.replace("Degrees", "Greeting")
    .replace("do i need a degree, is a degree needed, must i study", "hello there, good morning, hi bot")
    .replace("r degrees worth it", "hey you")
    .replace("followups: [education/courses]\n", "")
)
DAY = (
    GREETING.replace("Greeting", "Stress")
    .replace(
        "hello there, good morning, hi bot", "how stressful is the job, is it a hard job, overtime hours"
    )
    .replace("hey you", "much pressure")
)


async def until(condition: Callable[[], bool], seconds: float = PATIENCE) -> float:
    """Wait until something holds; the seconds that it took."""
    begun = time.perf_counter()
    while not condition():
        took = time.perf_counter() - begun
        assert took < seconds, f"not within {seconds} s"
        await asyncio.sleep(0.01)
    return time.perf_counter() - begun


@asynccontextmanager
async def watched(folder: Path, conversation: Conversation) -> AsyncIterator[Reloader]:
    reloader = Reloader(folder)
    reloader.start(conversation)
    await asyncio.sleep(0.3)  # until the watch stands: a test, unlike a curator, saves at once
    try:
        yield reloader
    finally:
        await reloader.stop()


@pytest.fixture(scope="module")
def cache(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("cache")


@pytest.fixture(autouse=True)
def _own_cache(cache: Path, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture) -> None:
    monkeypatch.setenv("XDG_CACHE_HOME", str(cache))
    caplog.set_level(logging.INFO, "bot.reloading")


@pytest.fixture
def base(tmp_path: Path) -> Base:
    small = Base(tmp_path / "knowledge")
    small.write("topics/smalltalk/greeting.yaml", GREETING)
    return small


@pytest.fixture
def small(base: Base) -> Conversation:
    return Conversation(Library.load(base.root))


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """The real knowledge base, to be edited."""
    return Path(shutil.copytree(KNOWLEDGE, tmp_path / "knowledge"))


@pytest.fixture
def real(folder: Path, understander: Understander) -> Conversation:
    library = Library.load(folder)
    return Conversation(library, Understander(library, before=understander))


@pytest.fixture
def untrained(monkeypatch: pytest.MonkeyPatch) -> None:
    """No classifier is ever fitted in the background."""

    def never(*_: object) -> Knowledge:
        raise TrainingError("not in this test")

    monkeypatch.setattr(reloading, "retrained", never)


def edit(path: Path, old: str, new: str) -> None:
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), encoding="utf-8")


async def test_a_save_is_live_in_time_and_the_loop_is_never_held_up(
    folder: Path, real: Conversation, record_property: Callable[[str, object], None],
    caplog: pytest.LogCaptureFixture,
) -> None:  # fmt: skip
    gc.collect()
    gc.freeze()  # or walking through all that pytest holds would be measured too
    gaps: list[float] = []
    answered: list[str] = []

    async def tick() -> None:
        while True:
            begun = time.perf_counter()
            await asyncio.sleep(0.005)
            gaps.append(time.perf_counter() - begun - 0.005)

    async def ask() -> None:
        while True:
            answered.append((await real.reply("what does a data engineer do", None)).entry)
            await asyncio.sleep(0.05)

    async with watched(folder, real):
        beside = [asyncio.create_task(tick()), asyncio.create_task(ask())]
        first = real.knowledge
        edit(folder / "topics/education/bootcamps.yaml", "phrases:\n", 'phrases:\n  - "zorbified camps"\n')
        live = await until(lambda: real.knowledge is not first)
        second = real.knowledge
        trained = await until(lambda: real.knowledge is not second, 60)
        for task in beside:
            task.cancel()
    gc.unfreeze()
    assert set(answered) == {"role/by-role"}
    assert "entries changed: education/bootcamps" in caplog.text
    assert second.understander.matcher.classifier is first.understander.matcher.classifier
    assert real.knowledge.understander.matcher.classifier is not first.understander.matcher.classifier
    gaps.sort()
    worst, usual = gaps[-1], gaps[int(len(gaps) * 0.99)]
    record_property("seconds", {"live": live, "trained": trained, "worst gap": worst, "p99 gap": usual})
    print(f"live {live:.2f} s, trained {trained:.1f} s, gaps p99 {usual:.4f} s, worst {worst:.4f} s")
    assert usual < 0.05
    assert worst < 0.2  # 0.05 is meant, 0.02 to 0.04 measured; the rest is for a busy machine


async def test_a_new_phrase_counts_before_any_training(
    folder: Path, real: Conversation, untrained: None
) -> None:
    phrase = "are zorbified months with quax masters for me"
    assert (await real.reply(phrase, None)).entry != "education/bootcamps"
    before = real.knowledge
    async with watched(folder, real):
        edit(folder / "topics/education/bootcamps.yaml", "phrases:\n", f"phrases:\n  - {phrase}\n")
        await until(lambda: real.knowledge is not before)
    assert real.knowledge.understander.matcher.classifier is before.understander.matcher.classifier
    assert (await real.reply(phrase, None)).entry == "education/bootcamps"


async def test_a_bad_save_is_refused_with_every_place_and_a_mended_one_goes_live(
    base: Base, small: Conversation, caplog: pytest.LogCaptureFixture
) -> None:
    first = small.knowledge
    async with watched(base.root, small):
        line = base.change(DEGREES, "sources: [editors]", "sources: [nobody]")
        base.write("topics/education/odd.yaml", "title: x\ntitle: y\n")
        await until(lambda: "2 faults" in caplog.text)
        assert f"{DEGREES}:{line}: " in caplog.text
        assert "topics/education/odd.yaml:2: " in caplog.text
        assert small.knowledge is first
        assert (await small.reply("do i need a degree", None)).entry == "education/degrees"
        (base.root / "topics/education/odd.yaml").unlink()
        base.change(DEGREES, "sources: [nobody]", "sources: [survey]")
        await until(lambda: small.knowledge is not first)
    assert small.knowledge.library.topics["education/degrees"].sources == ("survey",)
    assert small.knowledge.library.topics.keys() == first.library.topics.keys()


async def test_a_bad_save_that_is_taken_back_leaves_all_as_it_was(
    base: Base, small: Conversation, caplog: pytest.LogCaptureFixture
) -> None:
    first = small.knowledge
    async with watched(base.root, small):
        base.change(DEGREES, "title:", "titel:")
        await until(lambda: "serves on" in caplog.text)
        base.change(DEGREES, "titel:", "title:")
        await until(lambda: "good again" in caplog.text)
    assert small.knowledge is first


async def test_files_come_go_and_change_their_names(
    base: Base, small: Conversation, caplog: pytest.LogCaptureFixture, untrained: None
) -> None:
    async with watched(base.root, small):
        base.write(STRESS, DAY)  # an intent of which the classifier has never heard
        await until(lambda: "day/stress" in small.knowledge.library.topics)
        answer = await small.reply("how stressful is the job", None)
        assert (answer.entry, "day" in dict(small.knowledge.understander.understand("stress").intents)) == (
            "day/stress",
            True,
        )
        (base.root / STRESS).rename(base.root / "topics/day/pressure.yaml")
        await until(lambda: "day/pressure" in small.knowledge.library.topics)
        assert "day/stress" not in small.knowledge.library.topics
        shutil.rmtree(base.root / "topics/day")
        await until(lambda: "day/pressure" not in small.knowledge.library.topics)
    assert "entries added: day/stress" in caplog.text
    assert "entries added: day/pressure; entries removed: day/stress" in caplog.text
    assert "entries removed: day/pressure" in caplog.text


async def test_what_editors_leave_behind_is_no_save(
    base: Base, small: Conversation, caplog: pytest.LogCaptureFixture, untrained: None
) -> None:
    first = small.knowledge
    async with watched(base.root, small):
        for name in (".degrees.yaml.swp", "degrees.yaml~", "#degrees.yaml#", "4913"):
            base.write(f"topics/education/{name}", "x")
        (base.root / "topics/education/4913").unlink()
        await asyncio.sleep(0.5)
        assert small.knowledge is first
        assert "refused" not in caplog.text
        # The way most editors save: a new file takes the old one's name, which is kept as a copy.
        text = (base.root / DEGREES).read_text().replace("A degree helps", "A degree is no must")
        fresh = base.write("topics/education/degrees.yaml.new", text)
        (base.root / DEGREES).rename(base.root / "topics/education/degrees.yaml~")
        fresh.rename(base.root / DEGREES)
        await until(lambda: small.knowledge is not first)
    assert "A degree is no must" in (await small.reply("do i need a degree", None)).body.lead


async def test_a_file_in_the_way_is_told_and_its_leaving_is_noticed(
    base: Base, small: Conversation, caplog: pytest.LogCaptureFixture, untrained: None
) -> None:
    first = small.knowledge
    async with watched(base.root, small):
        odd = base.write("topics/education/degrees.yaml.part", "x")
        base.change(DEGREES, "A degree helps", "A degree is no must")
        await until(lambda: "degrees.yaml.part:1: is not a .yaml file" in caplog.text)
        odd.unlink()
        await until(lambda: small.knowledge is not first)


async def test_a_burst_of_saves_is_one_reload(
    base: Base, small: Conversation, monkeypatch: pytest.MonkeyPatch, untrained: None
) -> None:
    calls: list[Knowledge] = []

    def counted(making: Making, present: Knowledge) -> Knowledge:
        calls.append(present)
        return rebuilt(making, present)

    monkeypatch.setattr(reloading, "rebuilt", counted)
    async with watched(base.root, small):
        for number in range(60):
            base.write(
                f"topics/day/stress-{number}.yaml",
                DAY.replace("job", f"job{number}").replace("hours", f"h{number}"),
            )
            await asyncio.sleep(0.002)
        await until(lambda: "day/stress-59" in small.knowledge.library.topics)
    assert len(calls) <= 4


async def test_a_folder_that_vanishes_for_a_moment_is_survived(
    base: Base, small: Conversation, caplog: pytest.LogCaptureFixture, untrained: None
) -> None:
    first, aside = small.knowledge, base.root.with_name("aside")
    async with watched(base.root, small):
        base.root.rename(aside)
        await until(lambda: "is gone" in caplog.text)
        assert (await small.reply("do i need a degree", None)).entry == "education/degrees"
        aside.rename(base.root)
        await asyncio.sleep(0.5)
        assert small.knowledge is first
        base.change(DEGREES, "A degree helps", "A degree is no must")
        await until(lambda: small.knowledge is not first)


async def test_another_folder_of_the_same_name_is_taken(
    base: Base, small: Conversation, untrained: None
) -> None:
    first, aside = small.knowledge, base.root.with_name("aside")
    other = Base(base.root.with_name("other"))
    other.write("topics/smalltalk/greeting.yaml", GREETING)
    other.write(COURSES, OTHER_TOPIC.replace("A degree helps", "A course helps"))
    async with watched(base.root, small):
        base.root.rename(aside)
        other.root.rename(base.root)
        await until(lambda: small.knowledge is not first)
        second = small.knowledge
        base.change(COURSES, "A course helps", "No course helps")
        await until(lambda: small.knowledge is not second)


async def test_a_later_save_wins_over_a_training(
    base: Base, small: Conversation, monkeypatch: pytest.MonkeyPatch
) -> None:
    begun: list[Knowledge] = []
    given_up = threading.Event()

    class Noted(Making):
        def give_up(self) -> None:
            super().give_up()
            given_up.set()

    def slow(knowledge: Knowledge, making: Making) -> Knowledge:
        begun.append(knowledge)
        if len(begun) == 1:
            assert given_up.wait(PATIENCE)
        return replace(knowledge)

    monkeypatch.setattr(reloading, "Making", Noted)
    monkeypatch.setattr(reloading, "retrained", slow)
    async with watched(base.root, small):
        base.change(DEGREES, "A degree helps", "First")
        await until(lambda: len(begun) == 1)
        base.change(DEGREES, "First", "Second")
        await until(lambda: given_up.is_set() and len(begun) == 2 and small.knowledge is not begun[1])
    assert given_up.is_set()
    assert small.knowledge.library is begun[1].library
    assert small.knowledge.library.topics["education/degrees"].lead.startswith("Second")


async def test_a_training_that_fails_leaves_the_classifier_of_before(
    base: Base, small: Conversation, caplog: pytest.LogCaptureFixture, untrained: None
) -> None:
    classifier = small.knowledge.understander.matcher.classifier
    async with watched(base.root, small):
        base.change(DEGREES, "must i study", "should i go to school")
        await until(lambda: "classifier of before" in caplog.text)
    assert small.knowledge.understander.matcher.classifier is classifier
    assert (await small.reply("should i go to school", None)).entry == "education/degrees"


async def test_a_fault_of_ours_while_building_leaves_the_bot_serving(
    base: Base, small: Conversation, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    first = small.knowledge

    def broken(*_: object) -> Knowledge:
        raise RuntimeError("kaput")

    with monkeypatch.context() as patch:
        patch.setattr(reloading, "rebuilt", broken)
        patch.setattr(reloading, "AGAIN_SECONDS", 0.1)
        async with watched(base.root, small):
            base.change(DEGREES, "A degree helps", "Changed")
            await until(lambda: "kaput" in caplog.text)
            assert (await small.reply("do i need a degree", None)).entry == "education/degrees"
            patch.setattr(reloading, "rebuilt", rebuilt)
            await until(lambda: small.knowledge is not first)  # it is tried again by itself


async def changed_and_learnt(base: Base, small: Conversation) -> tuple[Knowledge, Knowledge]:
    """Save another way to ask and wait until it is learnt; what served before, and what did meanwhile."""
    first = small.knowledge
    async with watched(base.root, small):
        base.change(DEGREES, "must i study", "should i go to school")
        await until(lambda: small.knowledge is not first)
        second = small.knowledge
        await until(lambda: small.knowledge is not second)
    return first, second


async def test_the_next_start_finds_what_a_reload_made(base: Base, small: Conversation, cache: Path) -> None:
    await changed_and_learnt(base, small)
    found = kept.read(kept.place(base.root, cache / "career-bot"))
    assert found is not None
    assert found.library == small.knowledge.library


async def test_without_a_cache_a_reload_is_made_all_the_same(
    base: Base, small: Conversation, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "file").write_text("")
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "file"))
    first, second = await changed_and_learnt(base, small)
    classifiers = [one.understander.matcher.classifier for one in (first, second, small.knowledge)]
    assert classifiers[0] is classifiers[1] is not classifiers[2]
    assert (await small.reply("should i go to school", None)).entry == "education/degrees"


async def test_stopping_ends_a_training(folder: Path, real: Conversation) -> None:
    first = real.knowledge
    reloader = Reloader(folder)
    reloader.start(real)
    edit(folder / "topics/education/bootcamps.yaml", "phrases:\n", 'phrases:\n  - "quaxified camps"\n')
    await until(lambda: real.knowledge is not first)
    second, begun = real.knowledge, time.perf_counter()
    await reloader.stop()
    assert time.perf_counter() - begun < 2
    assert real.knowledge is second


def test_a_training_that_nobody_wants_is_given_up(folder: Path, tmp_path: Path) -> None:
    cache = tmp_path / "cache"
    with Making(folder, cache) as making:
        making.library()
        begun = time.perf_counter()
        making.give_up()
        with pytest.raises(TrainingError, match="no longer wanted"):
            making.understander()
    assert time.perf_counter() - begun < 2
    assert not [*cache.rglob("*.npz"), *cache.glob("understander-*"), *cache.glob("tmp*")], "nothing is left"


def reread(folder: Path, present: Knowledge) -> Knowledge:
    with Making(folder) as making:
        return rebuilt(making, present)


def test_nothing_is_built_anew_where_nothing_changed(base: Base, small: Conversation) -> None:
    assert reread(base.root, small.knowledge) is small.knowledge


def test_a_rebuilt_understander_is_what_a_fresh_one_would_be(folder: Path, real: Conversation) -> None:
    edit(folder / "topics/education/bootcamps.yaml", "phrases:\n", 'phrases:\n  - "zorbified {role} camps"\n')
    edit(folder / "roles/data-engineer.yaml", "aliases:\n", "aliases:\n  - pipeline wizard\n")
    with Making(folder) as making:
        rebuilding = rebuilt(making, real.knowledge)
        trained = retrained(rebuilding, making)
    quick, slow = rebuilding.understander, trained.understander
    assert rebuilding.library == trained.library == Library.load(folder)
    for text in ("what does a pipeline wizard earn", "zorbified data scientist camps", "is sql hard"):
        one, other = quick.understand(text), slow.understand(text)
        assert (one.slots, one.normalised) == (other.slots, other.normalised)


async def test_what_was_talked_about_and_is_gone_is_forgotten(base: Base, small: Conversation) -> None:
    who = Session("anna", "general")
    await small.open_entry("education/courses", Slots(role="data-engineer", skill="spark"), who, 1.0)
    library = small.knowledge.library
    assert (await small.reply("and in the usa?", who, 2.0)).slots.skill == "spark"
    small.knowledge = replace(
        small.knowledge,
        library=replace(library, skills={k: v for k, v in library.skills.items() if k != "spark"}),
    )
    assert (await small.reply("and in boston?", who, 3.0)).slots.skill is None


async def test_a_button_keeps_to_what_was_known_when_it_was_pressed(base: Base, small: Conversation) -> None:
    coming = small.open_entry("education/courses", Slots(), None)
    base.change(COURSES, "title: Courses", "title: Lessons")
    small.knowledge = reread(base.root, small.knowledge)
    assert (await coming).body.title == "Courses"
    assert (await small.open_entry("education/courses", Slots(), None)).body.title == "Lessons"


def test_changes_are_told_by_name(base: Base) -> None:
    before = Library.load(base.root)
    assert changes(before, before) == ["nothing but remarks and layout changed"]
    base.write(STRESS, DAY)
    base.change("roles/data-engineer.yaml", "Builds pipelines", "Builds pipes")
    base.change("skills/languages.yaml", "A skill.", "A language.")
    base.change("roadmaps/data-engineer.yaml", "Three steps.", "Steps.")
    base.change("vocabulary.yaml", "usa", "america")
    (base.root / "pay/data-engineer.yaml").unlink()
    base.change(DEGREES, "[editors]", "[survey]")
    for number in range(12):
        base.write(
            f"topics/day/more-{number:02}.yaml",
            DAY.replace("job", f"job{number}").replace("hours", f"h{number}"),
        )
    assert changes(before, Library.load(base.root)) == [
        "entries added: day/more-00, day/more-01, day/more-02, day/more-03, day/more-04, day/more-05, "
        "day/more-06, day/more-07, day/more-08, day/more-09 and 3 more",
        "entries changed: education/degrees",
        "roles changed: data-engineer",
        "skills changed: sql",
        "roadmaps changed: data-engineer",
        "pay files removed: data-engineer",
        "vocabulary changed",
    ]
