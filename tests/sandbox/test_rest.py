"""The REST API around messages: rights, nonces, files, rate limits, what is not there."""

import json

import aiohttp
import pytest
from aiohttp import web

from bot.sandbox import Sandbox


async def test_wrong_token(api) -> None:
    status, answer = await api("GET", "/users/@me", headers={"Authorization": "Bot wrong"})
    assert (status, answer) == (401, {"message": "401: Unauthorized", "code": 0})


async def test_json_is_typed_exactly(sandbox: Sandbox) -> None:
    async with aiohttp.ClientSession() as session, session.get(sandbox.api_base + "/gateway") as response:
        assert response.headers["Content-Type"] == "application/json"


async def test_unknown_things(sandbox: Sandbox, api) -> None:
    messages = f"/channels/{sandbox.channel.id}/messages"
    for path, code in (
        ("/channels/5", 10003),
        ("/guilds/5", 10004),
        (messages + "/5", 10008),
        ("/users/5", 10013),
    ):
        status, answer = await api("GET", path)
        assert (status, answer["code"]) == (404, code)


async def test_lacking_route_is_named(sandbox: Sandbox, api) -> None:
    status, answer = await api("GET", "/voice/regions")
    assert status == 501
    assert "GET /voice/regions" in answer["message"]
    assert sandbox.unknown_routes == ["GET /voice/regions"]


async def test_same_nonce_is_the_same_message(sandbox: Sandbox, api) -> None:
    path = f"/channels/{sandbox.channel.id}/messages"
    body = {"content": "once", "nonce": "42", "enforce_nonce": True}
    first = await api("POST", path, body)
    assert await api("POST", path, body | {"content": "twice"}) == first
    assert len(sandbox.channel.messages) == 1
    await api("POST", path, body | {"nonce": "43"})
    assert len(sandbox.channel.messages) == 2


@pytest.mark.parametrize(
    ("denied", "code"), [("send_messages", 50013), ("view_channel", 50001), ("attach_files", None)]
)
async def test_permissions(sandbox: Sandbox, api, denied: str, code: int | None) -> None:
    sandbox.channel.set_permissions(sandbox.bot, **{denied: False})
    status, answer = await api("POST", f"/channels/{sandbox.channel.id}/messages", {"content": "x"})
    assert (status, answer.get("code")) == ((403, code) if code else (200, None))


async def test_others_messages(sandbox: Sandbox, api) -> None:
    said = await sandbox.member.send(sandbox.channel, "mine")
    path = f"/channels/{sandbox.channel.id}/messages/{said.id}"
    assert (await api("PATCH", path, {"content": "x"}))[1]["code"] == 50005
    assert (await api("DELETE", path))[1]["code"] == 50013
    sandbox.channel.set_permissions(sandbox.bot, manage_messages=True)
    assert (await api("DELETE", path))[0] == 204
    assert said.deleted


async def test_multipart_and_kept_attachments(sandbox: Sandbox) -> None:
    async with aiohttp.ClientSession(headers={"Authorization": f"Bot {sandbox.token}"}) as session:
        path = f"{sandbox.api_base}/channels/{sandbox.channel.id}/messages"

        async def send(method: str, url: str, body: dict, *names: str) -> dict:
            form = aiohttp.FormData(quote_fields=False)
            form.add_field("payload_json", json.dumps(body))
            for index, name in enumerate(names):
                form.add_field(f"files[{index}]", b"data of " + name.encode(), filename=name)
            async with session.request(method, url, data=form) as response:
                return await response.json()

        entry = {"id": 0, "filename": "a.csv", "description": "table"}
        sent = await send("POST", path, {"content": "x", "attachments": [entry]}, "a.csv")
        assert sent["attachments"][0]["description"] == "table"
        kept = int(sent["attachments"][0]["id"])
        url = f"{path}/{sent['id']}"
        both = await send(
            "PATCH", url, {"attachments": [{"id": kept}, {"id": 0, "filename": "b.csv"}]}, "b.csv"
        )
        assert [a["filename"] for a in both["attachments"]] == ["a.csv", "b.csv"]
        file = {"type": 13, "file": {"url": "attachment://c.csv"}}
        body = {
            "flags": 1 << 15,
            "components": [file],
            "content": None,
            "attachments": [{"id": 0, "filename": "c.csv"}],
        }
        only = await send("PATCH", url, body, "c.csv")
        assert only["components"][0]["file"]["url"] == only["attachments"][0]["url"]
        async with session.get(only["attachments"][0]["url"]) as served:
            assert await served.read() == b"data of c.csv"


async def test_plain_messages_are_never_ephemeral(sandbox: Sandbox, api) -> None:
    _, sent = await api("POST", f"/channels/{sandbox.channel.id}/messages", {"content": "x", "flags": 64})
    assert sent["flags"] == 0
    assert len(sandbox.channel.messages) == 1


async def test_components_come_back_complete(sandbox: Sandbox, api) -> None:
    separator = {"type": 14}
    box = {"type": 17, "components": [{"type": 10, "content": "x", "id": 2}, separator]}
    body = {"flags": 1 << 15, "components": [box]}
    _, sent = await api("POST", f"/channels/{sandbox.channel.id}/messages", body)
    (back,) = sent["components"]
    assert (back["id"], back["accent_color"], back["spoiler"]) == (1, None, False)
    assert back["components"][1] == {"type": 14, "id": 3, "divider": True, "spacing": 1}
    assert "id" not in sandbox.requests[-1].body["components"][0]


async def test_log_of_requests(sandbox: Sandbox, api) -> None:
    await api("POST", f"/channels/{sandbox.channel.id}/messages", {"content": "x"})
    last = sandbox.requests[-1]
    assert (last.method, last.route, last.status) == ("POST", "/channels/{channel_id}/messages", 200)
    assert last.body == {"content": "x"}
    assert last.answer["content"] == "x"
    assert 0 < last.seconds < 1


async def test_real_rate_limits() -> None:
    async with Sandbox(real_rate_limits=True) as sandbox:
        headers = {"Authorization": f"Bot {sandbox.token}"}
        url = f"{sandbox.api_base}/channels/{sandbox.channel.id}/messages"
        async with aiohttp.ClientSession(headers=headers) as session:
            for left in (4, 3, 2, 1, 0):
                async with session.post(url, json={"content": "x"}) as response:
                    assert response.status == 200
                    assert response.headers["X-RateLimit-Remaining"] == str(left)
            async with session.post(url, json={"content": "x"}) as response:
                assert response.status == 429
                assert response.headers["Via"]
                assert 4 < (await response.json())["retry_after"] <= 5
            async with session.get(url) as response:
                assert response.status == 200
        assert len(sandbox.channel.messages) == 5


async def test_hooks_answer_instead(sandbox: Sandbox, api) -> None:
    async def down(request: web.Request) -> web.StreamResponse | None:
        return (
            web.json_response({"message": "down", "code": 0}, status=503)
            if request.method == "POST"
            else None
        )

    sandbox.before_request = down
    path = f"/channels/{sandbox.channel.id}/messages"
    assert (await api("POST", path, {"content": "x"}))[0] == 503
    assert (await api("GET", path)) == (200, [])
    assert [r.status for r in sandbox.requests] == [503, 200]

    async def lost(request: web.Request, response: web.StreamResponse) -> web.StreamResponse | None:
        assert request.transport is not None
        request.transport.abort()
        return response

    sandbox.before_request, sandbox.before_answer = None, lost
    with pytest.raises(aiohttp.ClientError):
        await api("POST", path, {"content": "arrived"})
    assert [m.text for m in sandbox.channel.messages] == ["arrived"]


async def test_commands_by_id_and_in_guilds(sandbox: Sandbox, api) -> None:
    base = f"/applications/{sandbox.world.application_id}"
    _, made = await api("POST", base + "/commands", {"name": "one", "description": "d"})
    _, again = await api("PUT", base + "/commands", [{"name": "one", "description": "new"}])
    assert again[0]["id"] == made["id"]
    _, own = await api(
        "PUT", f"{base}/guilds/{sandbox.guild.id}/commands", [{"name": "two", "description": "d"}]
    )
    assert own[0]["guild_id"] == str(sandbox.guild.id)
    _, changed = await api("PATCH", f"{base}/commands/{made['id']}", {"description": "newer"})
    assert changed["description"] == "newer"
    assert (await api("DELETE", f"{base}/commands/{made['id']}"))[0] == 204
    assert (await api("GET", base + "/commands")) == (200, [])
    assert [c["name"] for c in sandbox.commands] == ["two"]
