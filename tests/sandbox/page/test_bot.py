"""The career bot itself, used as people use it at the sandbox's page."""

from collections.abc import AsyncIterator
from pathlib import Path
from typing import Any

import pytest

from bot.library import Library
from bot.sandbox import Sandbox, User
from bot.understanding import Understander
from tests.e2e.conftest import TRAINED, running
from tests.sandbox.browser import Browser, looking
from tests.sandbox.page.conftest import served

BUTTON, TEXT_SELECT = 2, 3


@pytest.fixture(scope="module")
def trained(understander: Understander) -> None:
    TRAINED[understander.library.fingerprint] = understander


@pytest.fixture
async def sandbox(tmp_path: Path, library: Library, trained: None) -> AsyncIterator[Sandbox]:
    """A server with a moderator, whose page is served and whose bot is the real one."""
    here = Sandbox()
    here.create_user("mo", here.guild.create_role("mods", "manage_guild", "manage_messages"))
    async with served(here), running(here, tmp_path, library):
        await here.wait_for_command("salary")
        yield here


@pytest.fixture
def mo(sandbox: Sandbox) -> User:
    return next(user for user in sandbox.world.users.values() if user.name == "mo")


def parts(node: Any, kind: int) -> list[dict[str, Any]]:
    """All components of a kind in a message, from top to bottom."""
    found = []
    if isinstance(node, dict):
        found = [node] if node.get("type") == kind and "custom_id" in node else []
        node = [node.get(key) for key in ("components", "accessory", "component")]
    return found + [part for inner in node or [] for part in parts(inner, kind)]


def of_bot(message: dict[str, Any]) -> bool:
    return bool(message["author"].get("bot")) and not message["loading"]


async def test_a_question_its_answer_and_what_follows(page: Browser) -> None:
    channel = page.channel("general")["id"]
    asked = await page.does("send", channel=channel, text="what does a data engineer earn", mention_bot=True)
    answer = await page.message(of_bot)
    assert "Pay: data engineer" in str(answer["components"])
    assert answer["referenced_message"]["id"] == asked["message"]
    follow = next(one for one in parts(answer, BUTTON) if one.get("label") == "Skills needed")
    await page.does("press", message=answer["id"], custom_id=follow["custom_id"])
    assert "Skills: data engineer" in str(page.told["components"])
    level = next(one for one in parts(answer, TEXT_SELECT) if one.get("options"))
    wanted = next(one for one in level["options"] if not one.get("default"))
    before = page.frames.index(page.frames[-1])
    await page.does("select", message=answer["id"], custom_id=level["custom_id"], values=[wanted["value"]])
    changed = [f["message"] for f in page.frames[before:] if f["t"] == "message"]
    changed = [one for one in changed if one["id"] == answer["id"]] or [
        await page.message(lambda m: m["id"] == answer["id"])
    ]
    assert changed[-1]["edited_timestamp"]


async def test_a_command_with_its_completion(page: Browser) -> None:
    channel = page.channel("general")["id"]
    offered = await page.does(
        "autocomplete", channel=channel, command="salary", focused="role", options={"role": "data eng"}
    )
    first = offered["choices"][0]
    assert first["name"] == "Data engineer"
    await page.does("slash", channel=channel, command="salary", options={"role": first["value"]})
    answer = page.told if of_bot(page.told) else await page.message(of_bot)
    assert answer["interaction"]["name"] == "/salary"
    assert "Pay: data engineer" in str(answer["components"])


async def test_a_form_and_what_only_its_sender_sees(sandbox: Sandbox, page: Browser, mo: User) -> None:
    channel = page.channel("general")["id"]
    async with looking(sandbox, mo) as other:
        opened = await page.does("slash", channel=channel, command="suggest", options={})
        fields = [row["component"] for row in opened["modal"]["components"] if "component" in row]
        question, answer, *_ = [field["custom_id"] for field in fields if field["type"] == 4]
        key = opened["interaction"]
        short = {question: "how do i get a job at the moon base", answer: "x" * 19}
        await page.does("submit", interaction=key, values=short)
        said = page.told
        assert said["ephemeral"]
        again = next(one for one in parts(said, BUTTON) if one.get("label") == "Edit again")
        opened = await page.does("press", message=said["id"], custom_id=again["custom_id"])
        held = {row["component"]["custom_id"]: row["component"] for row in opened["modal"]["components"]}
        assert held[question]["value"] == short[question], "what was typed is still there"
        long = {question: short[question], answer: "Ask the people who built the base on the moon. " * 2}
        await page.does("submit", interaction=opened["interaction"], values=long)
        assert page.told["ephemeral"]
        await page.does("dismiss", message=page.told["id"])
        assert (await other.does("open", channel=channel))["messages"] == []
        assert [frame["t"] for frame in other.frames if frame["t"] != "hello"] == ["answer"]


async def test_a_member_and_a_moderator_may_do_different_things(
    sandbox: Sandbox, page: Browser, mo: User
) -> None:
    channel = page.channel("general")["id"]
    await page.does("slash", channel=channel, command="kb panel", options={})
    assert page.told["ephemeral"]
    assert not [one for one in parts(page.told, BUTTON) if "Review" in one["label"]]
    async with looking(sandbox, mo) as other:
        await other.does("slash", channel=channel, command="kb panel", options={})
        panel = other.told if of_bot(other.told) else await other.message(of_bot)
        review = next(one for one in parts(panel, BUTTON) if "Review" in one["label"])
        await other.does("press", message=panel["id"], custom_id=review["custom_id"])
        answer = await page.refused("press", message=panel["id"], custom_id=review["custom_id"])
        assert answer == "That message is no longer there."


async def test_a_conversation_with_the_bot_alone(page: Browser) -> None:
    opened = await page.does("open", dm=True)
    channel = opened["channel"]["id"]
    await page.does("send", channel=channel, text="which skills does a data analyst need")
    answer = await page.message(of_bot)
    assert answer["channel_id"] == channel
    assert "Skills: data analyst" in str(answer["components"])


async def test_nothing_of_a_question_comes_back_alive(page: Browser) -> None:
    channel = page.channel("general")["id"]
    tricks = "<script>alert(1)</script> [x](https://evil.test) @everyone **b** `c"
    await page.does("send", channel=channel, text=tricks, mention_bot=True)
    answer = await page.message(of_bot)
    assert not answer["mention_everyone"]
    shown = str(answer["components"]) + answer["content"]
    assert "](https://evil.test)" not in shown
