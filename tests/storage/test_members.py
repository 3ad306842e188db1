"""What members told about themselves, and whom the bot may write to."""

import pytest

from bot.errors import StoreError
from bot.storage import Profile, Store

FULL = Profile("DE", "data-scientist", "mid", ("python", "c++", "français"), 6)


@pytest.mark.parametrize("given", [FULL, Profile(hours=0), Profile(skills=("sql",)), Profile(country="US")])
async def test_a_profile_reads_back_as_it_was_put(store: Store, given: Profile) -> None:
    assert await store.profile("m1") == Profile()
    await store.put_profile("m1", given, 1000.0)
    assert await store.profile("m1") == given
    assert await store.profile("m2") == Profile()


async def test_a_profile_takes_the_place_of_the_one_before_and_an_empty_one_removes_it(store: Store) -> None:
    await store.put_profile("m1", FULL, 1000.0)
    await store.put_profile("m2", FULL, 1000.0)
    await store.put_profile("m1", Profile(level="senior"), 2000.0)
    assert await store.profile("m1") == Profile(level="senior")
    assert await store.held("m1") == {"profiles": 1}
    await store.put_profile("m1", Profile(), 3000.0)
    assert await store.profile("m1") == Profile()
    assert await store.held("m1") == {}
    assert await store.profile("m2") == FULL


async def test_a_profile_that_cannot_be_kept_leaves_the_one_before(store: Store) -> None:
    await store.put_profile("m1", FULL, 1000.0)
    with pytest.raises(StoreError):
        await store.put_profile("m1", Profile(role="half a character: \ud83d"), 2000.0)
    assert await store.profile("m1") == FULL


async def test_a_contact_is_kept_until_it_is_dropped(store: Store) -> None:
    largest = 2**63 - 1
    await store.put_contact("m1", 123456789012345678, 1000.0, "reminder")
    await store.put_contact("m1", largest, 2000.0, "reminder")
    await store.put_contact("m2", 5, 1000.0, "reminder")
    assert await store.contact("m1", "reminder") == largest
    await store.drop_contact("m1", "reminder")
    await store.drop_contact("m1", "reminder")
    assert await store.contact("m1", "reminder") is None
    assert await store.contact("m2", "reminder") == 5


async def test_each_purpose_is_allowed_and_taken_back_by_itself(store: Store) -> None:
    await store.put_contact("m1", 7, 1000.0, "reminder")
    assert await store.contact("m1", "mended") is None
    await store.put_contact("m1", 7, 1000.0, "mended")
    await store.drop_contact("m1", "reminder")
    assert (await store.contact("m1", "reminder"), await store.contact("m1", "mended")) == (None, 7)
    await store.put_contact("m1", 7, 1000.0, "reminder")
    await store.drop_contact("m1")
    assert await store.held("m1") == {}
