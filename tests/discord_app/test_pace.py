"""Token buckets: what they allow in any stretch of time, that waiting helps, and that memory is bounded."""

from hypothesis import given
from hypothesis import strategies as st

from bot.discord_app.pace import IN_CHANNEL, SECONDS, TOLD, Buckets, Pace


class Clock:
    def __init__(self) -> None:
        self.now = 100.0

    def __call__(self) -> float:
        return self.now


GAPS = st.lists(st.floats(0, 30, allow_nan=False), min_size=1, max_size=60)


@given(GAPS, st.integers(1, 8))
def test_no_stretch_of_time_sees_more_than_a_full_bucket_and_what_flows_in(
    gaps: list[float], size: int
) -> None:
    clock = Clock()
    pace = Pace(size, 1000, clock)
    passed: list[float] = []
    for gap in gaps:
        clock.now += gap
        if pace.ask(1, None).allowed:
            passed.append(clock.now)
    for i, begin in enumerate(passed):
        for j, end in enumerate(passed[i:], start=i):
            assert j - i + 1 <= size + (end - begin) * size / SECONDS + 1e-6


@given(GAPS)
def test_who_waits_as_told_is_let_through_and_who_comes_sooner_is_not(gaps: list[float]) -> None:
    clock = Clock()
    pace = Pace(5, 1000, clock)
    for gap in gaps:
        clock.now += gap
        ruling = pace.ask(1, None)
        if not ruling.allowed:
            clock.now += ruling.seconds - 0.01
            assert ruling.seconds < 0.01 or not pace.ask(1, None).allowed
            clock.now += 0.01 + 1e-6
            assert pace.ask(1, None).allowed


@given(st.integers(1, 8), st.integers(1, 40))
def test_a_question_every_so_often_is_never_refused(size: int, questions: int) -> None:
    clock = Clock()
    pace = Pace(size, 1000, clock)
    for _ in range(questions):
        clock.now += SECONDS / size + 1e-6
        assert pace.ask(1, 7).allowed


def test_five_at_once_and_the_sixth_waits_four_seconds() -> None:
    pace = Pace(5, 1000, Clock())
    assert [pace.ask(1, 7).allowed for _ in range(5)] == [True] * 5
    sixth, seventh = pace.ask(1, 7), pace.ask(1, 7)
    assert (sixth.allowed, sixth.seconds) == (False, 4.0)
    assert "Ask me again in 4 s." in sixth.sentence
    assert not seventh.allowed
    assert [pace.news(1, "told") for _ in range(2)] == [True, False], "told once"
    pace.untold(1)
    assert pace.news(1, "told"), "what did not arrive is told again"
    assert pace.ask(2, 7).allowed, "one member does not use up another's"


def test_a_member_who_got_through_again_is_told_again() -> None:
    clock = Clock()
    pace = Pace(1, 1000, clock)
    assert pace.ask(1, None).allowed
    assert not pace.ask(1, None).allowed
    assert pace.news(1, "told")
    clock.now += SECONDS
    assert pace.ask(1, None).allowed
    assert not pace.ask(1, None).allowed
    assert pace.news(1, "told")


def test_a_busy_server_is_no_fault_of_the_member_and_leaves_other_servers_alone() -> None:
    pace = Pace(5, 3, Clock())
    assert all(pace.ask(member, 7).allowed for member in range(3))
    refused = pace.ask(9, 7)
    assert not refused.allowed
    assert refused.of_server
    assert "Many people here" in refused.sentence
    assert pace.ask(9, 8).allowed
    assert all(pace.ask(9, None).allowed for _ in range(4)), "the refusal cost nothing"


def test_buckets_that_are_full_again_are_forgotten_and_their_number_is_bounded() -> None:
    clock = Clock()
    buckets = Buckets(5, SECONDS, clock, most=100)
    for key in range(1000):
        buckets.take(key)
    assert len(buckets) == 100
    clock.now += SECONDS
    buckets.take(5000)
    assert len(buckets) == 1


def test_telling_is_no_flood_either() -> None:
    clock = Clock()
    pace = Pace(1, 1000, clock)
    assert pace.ask(1, 7).allowed
    assert sum(pace.news(1, "tries", TOLD) for _ in range(1000)) == TOLD
    pace.untold(1)
    assert not pace.news(1, "tries", TOLD), "what did not arrive was tried all the same"
    assert [pace.announces(3) for _ in range(2)] == [True, False]
    assert pace.announces(4), "another channel hears for itself"
    assert sum(pace.marks(3) for _ in range(1000)) == IN_CHANNEL
    clock.now += SECONDS
    assert pace.announces(3)
    assert pace.marks(3)
    assert pace.ask(1, 7).allowed
    assert pace.news(1, "tries", TOLD), "and then they are told again"
