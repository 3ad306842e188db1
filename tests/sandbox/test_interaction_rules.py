"""When and how an interaction may be answered."""

import asyncio

import pytest

from bot.sandbox import NoAnswerError, Sandbox

V2 = 1 << 15


@pytest.fixture
async def ask(sandbox: Sandbox, api):
    """`await ask()` uses a command and gives the interaction and the path that answers it."""
    commands = [
        {
            "name": "salary",
            "description": "d",
            "options": [{"type": 3, "name": "role", "description": "d", "autocomplete": True}],
        }
    ]
    await api("PUT", f"/applications/{sandbox.world.application_id}/commands", commands)

    async def use(name: str = "salary"):
        interaction = await sandbox.member.slash(sandbox.channel, name, wait=False)
        return interaction, f"/interactions/{interaction.id}/{interaction.token}/callback?with_response=1"

    return use


def hook(sandbox: Sandbox, interaction) -> str:
    return f"/webhooks/{sandbox.world.application_id}/{interaction.token}"


async def test_answer_names_its_message(ask, api) -> None:
    interaction, path = await ask()
    status, answer = await api("POST", path, {"type": 4, "data": {"content": "hi", "flags": 64}})
    assert status == 200
    assert answer["interaction"]["response_message_id"] == str(interaction.message.id)
    assert answer["interaction"]["response_message_ephemeral"] is True
    assert answer["resource"]["type"] == 4
    assert answer["resource"]["message"]["flags"] == 64
    assert answer["resource"]["message"]["interaction_metadata"]["id"] == str(interaction.id)


async def test_second_acknowledgement(ask, api) -> None:
    _, path = await ask()
    await api("POST", path, {"type": 5})
    status, answer = await api("POST", path, {"type": 4, "data": {"content": "hi"}})
    assert (status, answer["code"]) == (400, 40060)


async def test_three_seconds(ask, api, sandbox: Sandbox) -> None:
    sandbox.world.ack_seconds = 0.05
    interaction, path = await ask()
    with pytest.raises(NoAnswerError, match="not acknowledged within"):
        await interaction.wait()
    status, answer = await api("POST", path, {"type": 5})
    assert (status, answer["code"]) == (404, 10062)
    status, answer = await api("POST", hook(sandbox, interaction), {"content": "late"})
    assert (status, answer["code"]) == (404, 10015)


async def test_token_dies(ask, api, sandbox: Sandbox) -> None:
    interaction, path = await ask()
    await api("POST", path, {"type": 5})
    sandbox.world.token_seconds = 0.01
    await asyncio.sleep(0.02)
    status, answer = await api(
        "PATCH", hook(sandbox, interaction) + "/messages/@original", {"content": "late"}
    )
    assert (status, answer["code"]) == (401, 50027)


async def test_refused_answer_leaves_it_open_and_is_told(ask, api, sandbox: Sandbox) -> None:
    sandbox.world.ack_seconds = 0.2
    interaction, path = await ask()
    status, answer = await api("POST", path, {"type": 4, "data": {"content": "x" * 2001}})
    assert (status, answer["code"]) == (400, 50035)
    with pytest.raises(NoAnswerError, match="Must be 2000 or fewer"):
        await interaction.wait()


async def test_deferral_is_filled_in_by_edit_or_followup(ask, api, sandbox: Sandbox) -> None:
    for method, tail in (("PATCH", "/messages/@original"), ("POST", "")):
        interaction, path = await ask()
        _, answer = await api("POST", path, {"type": 5, "data": {"flags": 64}})
        assert answer["interaction"]["response_message_loading"] is True
        assert not interaction.settled
        status, message = await api(method, hook(sandbox, interaction) + tail, {"content": "here"})
        assert status == 200
        assert message["flags"] == 64
        assert (await interaction.wait()).message.text == "here"
        assert interaction.followups == []


async def test_followups_can_be_read_edited_deleted(ask, api, sandbox: Sandbox) -> None:
    interaction, path = await ask()
    await api("POST", path, {"type": 4, "data": {"content": "first"}})
    base = hook(sandbox, interaction)
    _, more = await api("POST", base, {"content": "more"})
    assert (await api("GET", f"{base}/messages/{more['id']}"))[1]["content"] == "more"
    await api("PATCH", f"{base}/messages/{more['id']}", {"content": "changed"})
    assert [m.text for m in sandbox.channel.messages] == ["first", "changed"]
    assert (await api("DELETE", f"{base}/messages/{more['id']}"))[0] == 204
    assert (await api("GET", f"{base}/messages/{more['id']}"))[1]["code"] == 10008
    assert (await api("DELETE", f"{base}/messages/@original"))[0] == 204
    assert sandbox.channel.messages == []


async def test_v2_never_goes_back(ask, api, sandbox: Sandbox) -> None:
    interaction, path = await ask()
    await api("POST", path, {"type": 4, "data": {"content": "old"}})
    original = hook(sandbox, interaction) + "/messages/@original"
    text = [{"type": 10, "content": "new"}]
    assert (await api("PATCH", original, {"flags": V2, "components": text}))[1]["code"] == 50035
    fine = {"flags": V2, "components": text, "content": None, "embeds": []}
    assert (await api("PATCH", original, fine))[0] == 200
    assert interaction.message.text == "new"
    for back in ({"content": "x"}, {"flags": 0}, {"content": "x", "components": [], "flags": 0}):
        assert (await api("PATCH", original, back))[1]["code"] == 50035


async def test_modal_is_no_answer_to_a_modal(ask, api, sandbox: Sandbox) -> None:
    interaction, path = await ask()
    field = {"type": 18, "label": "Name", "component": {"type": 4, "custom_id": "n", "style": 1}}
    form = {"type": 9, "data": {"title": "T", "custom_id": "f", "components": [field]}}
    for wrong in ({"title": "x" * 46}, {"components": [field] * 6}, {"components": [field, field]}):
        body = {"type": 9, "data": form["data"] | wrong}
        assert (await api("POST", path, body))[1]["code"] == 50035
    assert (await api("POST", path, form))[0] == 200
    sent = await sandbox.member.submit_modal(interaction, {"n": "x"}, wait=False)
    path = f"/interactions/{sent.id}/{sent.token}/callback?with_response=1"
    status, answer = await api("POST", path, form)
    assert (status, answer["code"]) == (400, 50035)
    assert answer["errors"]["type"]["_errors"][0]["message"] == "Value must be one of {4, 5}."


@pytest.mark.usefixtures("ask")
@pytest.mark.parametrize("choices", [[{"name": "n", "value": "v"}] * 26, [{"name": "n" * 101, "value": "v"}]])
async def test_autocomplete_limits(api, sandbox: Sandbox, choices: list) -> None:
    waiting = asyncio.create_task(
        sandbox.member.autocomplete(sandbox.channel, "salary", focused="role", value="ml")
    )
    asked = await sandbox.until(lambda: sandbox.interactions and sandbox.interactions[0])
    path = f"/interactions/{asked.id}/{asked.token}/callback?with_response=1"
    assert (await api("POST", path, {"type": 8, "data": {"choices": choices}}))[1]["code"] == 50035
    assert (await api("POST", path, {"type": 4, "data": {"content": "x"}}))[1]["code"] == 50035
    assert (await api("POST", path, {"type": 8, "data": {"choices": [{"name": "n", "value": "v"}]}}))[
        0
    ] == 200
    assert [choice.value for choice in await waiting] == ["v"]
