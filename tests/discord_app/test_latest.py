"""A bounded dict: never larger than told, and the keys that were set last are the ones in it."""

from hypothesis import given
from hypothesis import strategies as st

from bot.discord_app.latest import Latest


@given(st.integers(1, 5), st.lists(st.integers(0, 9)))
def test_it_holds_the_keys_that_were_set_last(most: int, keys: list[int]) -> None:
    kept: Latest[int, int] = Latest(most)
    for at, key in enumerate(keys):
        kept[key] = at
        assert len(kept) <= most
    last = list(dict.fromkeys(reversed(keys)))[:most]
    assert list(kept) == last[::-1]
    assert all(keys[at] == key for key, at in kept.items())
