"""Settings of servers, and members for whom automatic answers are silenced."""

from typing import Any

import pytest

from bot.storage import Store


@pytest.mark.parametrize(
    "value", [True, False, 0, 5, 0.75, "", "data engineers 🙂", [], ["1", "2"], {"channel": {"auto": True}}]
)
async def test_a_setting_reads_back_as_it_was_put(store: Store, value: Any) -> None:
    await store.put_guild_setting("g1", "auto_answer", value, 5, 1000.0)
    read = (await store.guild_settings("g1"))["auto_answer"]
    assert (read, type(read)) == (value, type(value))


async def test_settings_belong_to_one_server_and_the_last_one_counts(store: Store) -> None:
    assert await store.guild_settings("g1") == {}
    await store.put_guild_setting("g1", "helper_role", "77", 2**63 - 1, 1000.0)
    await store.put_guild_setting("g1", "auto_channels", ["1"], 5, 1000.0)
    await store.put_guild_setting("g1", "auto_channels", ["1", "2"], 6, 2000.0)
    await store.put_guild_setting("g2", "auto_channels", ["9"], 5, 1000.0)
    assert await store.guild_settings("g1") == {"auto_channels": ["1", "2"], "helper_role": "77"}
    assert await store.guild_settings("g2") == {"auto_channels": ["9"]}


async def test_none_takes_a_setting_back(store: Store) -> None:
    await store.put_guild_setting("g1", "helper_role", "77", 5, 1000.0)
    await store.put_guild_setting("g1", "language", "en", 5, 1000.0)
    await store.put_guild_setting("g1", "helper_role", None, 5, 2000.0)
    await store.put_guild_setting("g1", "never_set", None, 5, 2000.0)
    assert await store.guild_settings("g1") == {"language": "en"}


async def test_silence_ends_at_its_time_and_counts_for_one_member_in_one_server(store: Store) -> None:
    await store.silence("m1", "g1", 2000.0)
    assert await store.silenced("m1", "g1", 1999.9)
    assert not await store.silenced("m1", "g1", 2000.0)
    assert not await store.silenced("m2", "g1", 1000.0)
    assert not await store.silenced("m1", "g2", 1000.0)
    await store.silence("m1", "g1", 3000.0)
    assert await store.silenced("m1", "g1", 2500.0)
