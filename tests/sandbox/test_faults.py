"""Trouble by name: what the page offers, what a plain client of the API sees of it, and how it ends."""

import asyncio
import time

import aiohttp
import pytest

from bot.sandbox import Faults, Sandbox, SandboxError

ON_THE_PAGE = ("drop", "reconnect", "invalid", "delay", "429", "500", "none")


async def test_trouble_has_a_name(sandbox: Sandbox) -> None:
    faults = Faults(sandbox, seed=1)
    for kind in ON_THE_PAGE:
        await faults.cause(kind)
    assert faults.rest.planned == 0  # the last was "none"
    with pytest.raises(SandboxError, match="no fault 'rain'; there are none, drop, close"):
        await faults.cause("rain")


async def test_chance_is_given_again_by_its_seed(sandbox: Sandbox) -> None:
    first = [await Faults(sandbox, seed=seed).random_round() for seed in range(12, 20)]
    assert first == [await Faults(sandbox, seed=seed).random_round() for seed in range(12, 20)]
    assert len(set(first)) > 2


async def test_every_answer_of_a_bad_day(sandbox: Sandbox, api) -> None:
    faults = Faults(sandbox)
    faults.rest.fail(503, only="/users")
    faults.rest.limit(0.5, everywhere=True)
    status, body = await api("GET", "/gateway")  # the first plan is for another path
    assert (status, body["global"], body["retry_after"]) == (429, True, 0.5)
    async with aiohttp.ClientSession() as session, session.get(f"{sandbox.api_base}/users/@me") as bad:
        assert bad.status == 503
    assert (await api("GET", "/users/@me"))[0] == 200
    faults.rest.delay(0.2)
    before = time.monotonic()
    await api("GET", "/gateway")
    assert time.monotonic() - before >= 0.2


async def test_what_is_held_back_is_done_later(sandbox: Sandbox, api) -> None:
    Faults(sandbox).rest.hold(0.3)
    sent = asyncio.create_task(api("POST", f"/channels/{sandbox.channel.id}/messages", {"content": "hello"}))
    await asyncio.sleep(0.1)
    assert not sandbox.channel.messages
    await sent
    assert len(sandbox.channel.messages) == 1


@pytest.mark.parametrize(("where", "done"), [("before", 0), ("middle", 1), ("after", 1)])
async def test_a_line_cut_at_any_point(sandbox: Sandbox, api, where, done: int) -> None:
    Faults(sandbox).rest.cut(where)
    with pytest.raises(aiohttp.ClientError):
        await api("POST", f"/channels/{sandbox.channel.id}/messages", {"content": "hello"})
    assert len(sandbox.channel.messages) == done


async def test_an_outage_refuses_everything_and_ends(sandbox: Sandbox, api) -> None:
    await sandbox.stop_listening()
    with pytest.raises(aiohttp.ClientConnectorError):
        await api("GET", "/gateway")
    await sandbox.listen()
    assert (await api("GET", "/gateway"))[0] == 200
