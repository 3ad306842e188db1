"""What Discord refuses, the sandbox refuses: each limit by the request that breaks it."""

import pytest

from bot.sandbox import Sandbox

V2 = 1 << 15


def text(content: str) -> dict:
    return {"type": 10, "content": content}


def button(custom_id: str = "a", label: str = "A", **extra) -> dict:
    return {"type": 2, "style": 2, "label": label, "custom_id": custom_id} | extra


def row(*inner: dict) -> dict:
    return {"type": 1, "components": list(inner)}


def select(count: int) -> dict:
    return {
        "type": 3,
        "custom_id": "s",
        "options": [{"label": str(n), "value": str(n)} for n in range(count)],
    }


def v2(*components: dict) -> dict:
    return {"flags": V2, "components": list(components)}


def gallery(description: str) -> dict:
    return {"type": 12, "items": [{"media": {"url": "https://x.test/a.png"}, "description": description}]}


def codes(errors: object) -> set[str]:
    """All error codes of a tree."""
    if isinstance(errors, list):
        return {entry["code"] for entry in errors}
    assert isinstance(errors, dict)
    return set().union(*(codes(value) for value in errors.values()))


FINE = [
    {"content": "x" * 2000},
    {"embeds": [{"description": "x" * 4096}, {"description": "x" * 1904}]},
    v2(text("x" * 4000)),
    v2(*[text("x")] * 40),
    v2({"type": 17, "components": [text("a"), row(button()), row(select(25)), gallery("x" * 1024)]}),
    v2({"type": 9, "components": [text("a")], "accessory": button("b" * 100, "l" * 80)}),
    {"content": "x", "components": [row(*(button(str(n)) for n in range(5)))]},
    {"content": "x", "components": [row({"type": 2, "style": 5, "label": "l", "url": "https://x.test"})]},
]

REFUSED = [
    ({"content": "x" * 2001}, "BASE_TYPE_MAX_LENGTH"),
    ({"embeds": [{"description": "x" * 4096}, {"description": "x" * 1905}]}, "MAX_EMBED_SIZE_EXCEEDED"),
    ({"embeds": [{"title": "x"}] * 11}, "BASE_TYPE_MAX_LENGTH"),
    ({"embeds": [{"title": "x" * 257}]}, "BASE_TYPE_MAX_LENGTH"),
    ({"embeds": [{"fields": [{"name": "n", "value": ""}]}]}, "BASE_TYPE_BAD_LENGTH"),
    (v2(text("x" * 3000), text("x" * 1001)), "COMPONENT_DISPLAYABLE_TEXT_SIZE_EXCEEDED"),
    (v2(*[text("x")] * 41), "COMPONENT_MAX_TOTAL_COMPONENTS_EXCEEDED"),
    (
        v2({"type": 17, "components": [row(button(f"a{n}"), button(f"b{n}")) for n in range(14)]}),
        "COMPONENT_MAX_TOTAL_COMPONENTS_EXCEEDED",
    ),
    (v2(text("")), "BASE_TYPE_BAD_LENGTH"),
    (v2(button()), "UNION_TYPE_CHOICES"),
    (v2(text("x")) | {"content": "c"}, "MESSAGE_CANNOT_USE_LEGACY_FIELDS_WITH_COMPONENTS_V2"),
    (v2(text("x")) | {"embeds": [{"title": "c"}]}, "MESSAGE_CANNOT_USE_LEGACY_FIELDS_WITH_COMPONENTS_V2"),
    ({"components": [text("x")]}, "UNION_TYPE_CHOICES"),
    (v2(row(button("a"), button("a"))), "COMPONENT_CUSTOM_ID_DUPLICATED"),
    (v2(row(button("a" * 101))), "BASE_TYPE_BAD_LENGTH"),
    (v2(row(button("a", "l" * 81))), "BASE_TYPE_MAX_LENGTH"),
    (v2(row(*(button(str(n)) for n in range(6)))), "BASE_TYPE_BAD_LENGTH"),
    (v2(row(button("a", ""))), "BUTTON_COMPONENT_MISSING_LABEL"),
    (v2(row(select(26))), "BASE_TYPE_BAD_LENGTH"),
    (v2(row(select(2), button())), "COMPONENT_LAYOUT_WIDTH_EXCEEDED"),
    (v2(gallery("x" * 1025)), "BASE_TYPE_BAD_LENGTH"),
    (
        v2({"type": 13, "file": {"url": "attachment://none.csv"}}),
        "UNFURLED_MEDIA_ITEM_REFERENCED_ATTACHMENT_NOT_FOUND",
    ),
    (v2({"type": 9, "components": [text("a")]}), "BASE_TYPE_REQUIRED"),
    ({"content": "x", "nonce": "n" * 26, "enforce_nonce": True}, "BASE_TYPE_MAX_LENGTH"),
    ({"content": "x", "message_reference": {"message_id": 5}}, "REPLIES_UNKNOWN_MESSAGE"),
]


@pytest.mark.parametrize("body", FINE)
async def test_fine_messages(sandbox: Sandbox, api, body: dict) -> None:
    status, answer = await api("POST", f"/channels/{sandbox.channel.id}/messages", body)
    assert status == 200, answer


@pytest.mark.parametrize(("body", "code"), REFUSED)
async def test_refused_messages(sandbox: Sandbox, api, body: dict, code: str) -> None:
    status, answer = await api("POST", f"/channels/{sandbox.channel.id}/messages", body)
    assert (status, answer["code"], answer["message"]) == (400, 50035, "Invalid Form Body")
    assert code in codes(answer["errors"])
    assert sandbox.channel.messages == []


@pytest.mark.parametrize("body", [{}, {"content": " "}, {"components": [row(button())]}, {"flags": V2}])
async def test_empty_messages(sandbox: Sandbox, api, body: dict) -> None:
    status, answer = await api("POST", f"/channels/{sandbox.channel.id}/messages", body)
    assert (status, answer["code"]) == (400, 50006)


def option(name: str = "role", **extra) -> dict:
    return {"type": 3, "name": name, "description": "d"} | extra


def command(**extra) -> dict:
    return {"name": "salary", "description": "d"} | extra


COMMANDS_REFUSED = [
    ([command(name="Salary")], "APPLICATION_COMMAND_INVALID_NAME"),
    ([command(name="two words")], "APPLICATION_COMMAND_INVALID_NAME"),
    ([command(description="d" * 101)], "BASE_TYPE_BAD_LENGTH"),
    ([command(description="")], "BASE_TYPE_BAD_LENGTH"),
    ([command(), command()], "APPLICATION_COMMANDS_DUPLICATE_NAME"),
    ([command(options=[option(str(n)) for n in range(26)])], "BASE_TYPE_BAD_LENGTH"),
    (
        [command(options=[option("a"), option("b", required=True)])],
        "APPLICATION_COMMAND_OPTIONS_REQUIRED_INVALID",
    ),
    ([command(options=[option(), option()])], "APPLICATION_COMMAND_OPTIONS_NAME_ALREADY_EXISTS"),
    ([command(options=[option(choices=[{"name": "n" * 101, "value": "v"}])])], "BASE_TYPE_BAD_LENGTH"),
    ([command(options=[option(choices=[{"name": "n", "value": "v"}] * 26)])], "BASE_TYPE_MAX_LENGTH"),
    ([{"type": 3, "name": "Explain", "description": "d"}], "APPLICATION_COMMAND_CONTEXT_MENU_DESCRIPTION"),
]


@pytest.mark.parametrize(("body", "code"), COMMANDS_REFUSED)
async def test_refused_commands(sandbox: Sandbox, api, body: list, code: str) -> None:
    status, answer = await api("PUT", f"/applications/{sandbox.world.application_id}/commands", body)
    assert (status, answer["code"]) == (400, 50035)
    assert code in codes(answer["errors"])
    assert sandbox.commands == []


async def test_five_menus_a_kind(sandbox: Sandbox, api) -> None:
    path = f"/applications/{sandbox.world.application_id}/commands"
    menus = [{"type": 3, "name": f"Menu {n}"} for n in range(6)]
    assert (await api("PUT", path, menus))[1]["code"] == 30032
    assert (await api("PUT", path, menus[:5]))[0] == 200
