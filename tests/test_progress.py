"""How far a member is: states of steps, skills that count everywhere, hours, dates, the file. Pure."""

from dataclasses import replace
from datetime import date

import pytest

from bot.library import Library
from bot.library.models import HourRange, Roadmap, Step
from bot.progress import Progress, bar, chart, hours_left, known_skills, pace, progress, started
from bot.progress_file import file_name, markdown
from bot.storage import Profile, StepMark, StepState

TODAY = date(2026, 1, 1)
SCIENTIST, ENGINEER = "data-scientist", "data-engineer"


def mark(step: str, state: StepState = "done", roadmap: str = SCIENTIST, at: float = 1.0) -> StepMark:
    return StepMark(roadmap, step, state, at)


def seen(
    library: Library, *marks: StepMark, role: str = SCIENTIST, profile: Profile | None = None
) -> Progress:
    return progress(library, role, marks, profile or Profile(), TODAY)


def states(found: Progress) -> dict[str, str]:
    return {one.step.id: one.state for one in found.steps}


def made(low: int, high: int, **more: object) -> Step:
    hours = HourRange(low=low, high=high)
    return Step.model_validate(
        {"id": "a", "title": "A", "phase": "P", "goal": "G.", "hours": hours.model_dump(), **more}
    )


def test_nothing_ticked_leaves_all_steps_open_and_all_hours(library: Library) -> None:
    found = seen(library)
    steps = library.roadmaps[SCIENTIST].steps
    assert set(states(found).values()) == {"open"}
    assert (found.low, found.high) == (sum(s.hours.low for s in steps), sum(s.hours.high for s in steps))
    assert found.next == found.steps[0]


def test_marks_are_the_states_and_finished_steps_leave_no_hours(library: Library) -> None:
    first, second, third, *rest = library.roadmaps[SCIENTIST].steps
    found = seen(library, mark(first.id), mark(second.id, "doing"), mark(third.id, "skip"))
    assert [states(found)[s.id] for s in (first, second, third)] == ["done", "doing", "skip"]
    left = [second, *rest]
    covered = [one.step for one in found.steps if one.state == "covered"]
    assert found.low == sum(s.hours.low for s in left if s not in covered)
    assert found.next == found.steps[1]
    assert found.counted == len(found.steps) - 1


def test_a_skill_ticked_on_one_roadmap_counts_on_every_other(library: Library) -> None:
    marks = [mark(step.id) for step in library.roadmaps[SCIENTIST].steps]
    known = known_skills(library, marks, Profile())
    for role, roadmap in library.roadmaps.items():
        found = seen(library, *marks, role=role)
        for one in found.steps:
            if role == SCIENTIST:
                assert one.state == "done"
            elif one.step.skills and known.issuperset(one.step.skills):
                assert one.state == "covered"
            else:
                assert one.state == "open"
            assert set(one.known) == known.intersection(one.step.skills)
        assert len(found.steps) == len(roadmap.steps)


def test_skills_of_the_profile_cover_a_step(library: Library) -> None:
    first, *_ = library.roadmaps[SCIENTIST].steps
    assert states(seen(library, profile=Profile(skills=first.skills[:-1])))[first.id] == "open"
    found = seen(library, profile=Profile(skills=first.skills))
    assert states(found)[first.id] == "covered"
    assert first.id in found.covered
    assert found.high == sum(o.step.hours.high for o in found.steps if o.state == "open")


def test_a_known_skill_takes_its_share_off_the_step_where_it_comes_first(library: Library) -> None:
    found = seen(library, role=ENGINEER, profile=Profile(skills=("sql",)))
    first, *_, last = found.steps
    assert ("sql" in first.known, "sql" in last.known) == (True, True)
    assert 0 < first.low < first.step.hours.low
    assert 0 < first.high < first.step.hours.high
    assert (last.low, last.high) == (last.step.hours.low, last.step.hours.high)
    whole = seen(library, role=ENGINEER)
    assert whole.high - found.high == first.step.hours.high - first.high
    done = seen(library, mark("sql-and-databases", roadmap=ENGINEER), role=ENGINEER)
    assert (done.steps[0].low, done.steps[0].high) == (0, 0)


def test_a_skill_counts_as_what_it_meets_where_a_role_asks_for_that(library: Library) -> None:
    assert library.skills["pandas"].counts_as == ("python",)
    pandas, python = (
        seen(library, role=ENGINEER, profile=Profile(skills=(s,))) for s in ("pandas", "python")
    )
    assert (pandas.low, pandas.high) == (python.low, python.high)
    assert pandas.high < seen(library, role=ENGINEER).high


def test_a_mark_wins_over_covered(library: Library) -> None:
    first, *_ = library.roadmaps[SCIENTIST].steps
    states_of_marks: tuple[StepState, ...] = ("done", "doing", "skip")
    for state in states_of_marks:
        found = seen(library, mark(first.id, state), profile=Profile(skills=first.skills))
        assert states(found)[first.id] == state
        assert first.id not in found.covered


def test_skills_of_a_step_that_is_only_begun_or_skipped_do_not_count(library: Library) -> None:
    first, second, *_ = library.roadmaps[SCIENTIST].steps
    marks = [mark(first.id, "doing"), mark(second.id, "skip")]
    assert known_skills(library, marks, Profile()) == frozenset()


def test_a_mark_of_a_step_that_is_gone_is_passed_over(library: Library) -> None:
    marks = [mark("no-such-step"), mark("x", roadmap="no-such-roadmap")]
    assert seen(library, *marks) == seen(library)
    assert started(library, marks) == (SCIENTIST,)


def test_a_step_without_skills_is_never_covered(library: Library) -> None:
    roadmap = library.roadmaps[SCIENTIST]
    bare = roadmap.model_copy(update={"steps": (made(1, 2), *roadmap.steps[1:])})
    changed = _with(library, bare)
    everything = Profile(skills=tuple(library.skills))
    assert states(progress(changed, SCIENTIST, (), everything, TODAY))["a"] == "open"


@pytest.mark.parametrize(
    ("low", "high", "hours", "first", "last"),
    [
        (10, 20, None, date(2026, 1, 8), date(2026, 1, 15)),
        (1, 1, None, date(2026, 1, 2), date(2026, 1, 2)),
        (70, 140, 70, date(2026, 1, 8), date(2026, 1, 15)),
        (10, 10, 0, date(2026, 1, 8), date(2026, 1, 8)),
        (10, 10, -3, date(2026, 1, 8), date(2026, 1, 8)),
    ],
)
def test_hours_a_week_give_a_finish_date(
    library: Library, low: int, high: int, hours: int | None, first: date, last: date
) -> None:
    roadmap = library.roadmaps[SCIENTIST].model_copy(update={"steps": (made(low, high),)})
    found = progress(_with(library, roadmap), SCIENTIST, (), Profile(hours=hours), TODAY)
    assert found.finish == (first, last)
    assert found.assumed is (not hours or hours < 0)


def test_a_finish_beyond_every_plan_is_no_date(library: Library) -> None:
    steps = tuple(made(10_000, 10_000, id=f"s{n}") for n in range(40))
    roadmap = library.roadmaps[SCIENTIST].model_copy(update={"steps": steps})
    found = progress(_with(library, roadmap), SCIENTIST, (), Profile(hours=1), TODAY)
    assert found.finish is None
    assert hours_left(found) == "400,000 hours left: more than 40 years at 1 hour a week."


def test_words_tell_the_assumption_and_the_dates(library: Library) -> None:
    roadmap = library.roadmaps[SCIENTIST].model_copy(update={"steps": (made(10, 20),)})
    changed = _with(library, roadmap)
    found = progress(changed, SCIENTIST, (), Profile(), TODAY)
    assert hours_left(found) == "10 to 20 hours left: done between 8 January 2026 and 15 January 2026."
    assert pace(found) == "Assumed: 10 hours a week. Tell me yours with `/me`."
    assert pace(progress(changed, SCIENTIST, (), Profile(hours=5), TODAY)) == "At your 5 hours a week."
    done = progress(changed, SCIENTIST, [mark("a")], Profile(), TODAY)
    assert (hours_left(done), done.next, done.finish) == ("Nothing left to do.", None, None)


def test_bars_are_full_only_at_the_end_and_narrow_enough(library: Library) -> None:
    roadmap = library.roadmaps[SCIENTIST]
    steps = tuple(made(1, 2, id=f"s{n}") for n in range(150))
    changed = _with(library, roadmap.model_copy(update={"steps": steps}))
    for count in (0, 1, 75, 149, 150):
        found = progress(changed, SCIENTIST, [mark(f"s{n}") for n in range(count)], Profile(), TODAY)
        text = bar(found)
        assert len(text) <= 34
        assert ("░" not in text) is (count == 150)
        assert text.endswith(f"{count} of 150 steps")
    skipped = [mark(f"s{n}", "skip") for n in range(150)]
    assert bar(progress(changed, SCIENTIST, skipped, Profile(), TODAY)).endswith("0 of 0 steps")


def test_started_roadmaps_come_latest_first(library: Library) -> None:
    marks = [
        mark("python-sql", at=5.0), mark("x", roadmap=ENGINEER, at=7.0), mark("y", roadmap="gone", at=9.0)
    ]  # fmt: skip
    assert started(library, marks) == (ENGINEER, SCIENTIST)
    assert started(library, [*marks, mark("statistics", at=8.0)]) == (SCIENTIST, ENGINEER)


def test_the_chart_holds_every_step_and_the_hours_left(library: Library) -> None:
    first, second, *_ = library.roadmaps[SCIENTIST].steps
    found = seen(library, mark(first.id), mark(second.id, "skip"))
    drawn = chart(found, "Roadmap")
    assert [bar.title for bar in drawn.steps] == [step.title for step in library.roadmaps[SCIENTIST].steps]
    assert [bar.state for bar in drawn.steps[:2]] == ["done", "skip"]
    assert {bar.state for bar in drawn.steps} <= {"done", "doing", "skip", "open"}
    assert drawn.note == hours_left(found)
    known = seen(library, role=ENGINEER, profile=Profile(skills=("sql",)))
    left = chart(known, "Roadmap").steps
    whole = known.steps[0].step.hours
    assert left[0].hours == (known.steps[0].low + known.steps[0].high) // 2 < (whole.low + whole.high) // 2
    assert abs(sum(bar.hours for bar in left) - (known.low + known.high) / 2) < len(left)


def test_the_file_has_ticks_links_and_hours(library: Library) -> None:
    first, second, third, *_ = library.roadmaps[SCIENTIST].steps
    text = markdown(library, seen(library, mark(first.id), mark(second.id, "skip"), mark(third.id, "doing")))
    assert f"- [x] **1. {first.title}** ({first.hours.low}–{first.hours.high} h)\n" in text
    assert f"- [ ] ~~**2. {second.title}** ({second.hours.low}–{second.hours.high} h)~~ (skipped)\n" in text
    assert f"- [ ] **3. {third.title}** ({third.hours.low}–{third.hours.high} h) (in hand)\n" in text
    for step in library.roadmaps[SCIENTIST].steps:
        assert step.title in text
        for resource in step.resources:
            assert (f"[{resource.title}]({resource.url})" if resource.url else resource.title) in text
    assert text.startswith(f"# {library.roadmaps[SCIENTIST].title}\n")


def test_every_roadmap_can_be_saved(library: Library) -> None:
    for role, roadmap in library.roadmaps.items():
        found = seen(library, role=role)
        assert file_name(found) == f"roadmap-{role}.md"
        assert markdown(library, found).count("- [ ] ") == len(roadmap.steps)


def _with(library: Library, roadmap: Roadmap) -> Library:
    return replace(library, roadmaps={**library.roadmaps, SCIENTIST: roadmap})
