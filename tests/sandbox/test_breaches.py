"""Each limit that Discord's description does not tell is found where it is broken, and nowhere else."""

from typing import Any

import pytest

from tests.sandbox.limits import V2, breaches


def v2(*components: dict[str, Any]) -> dict[str, Any]:
    return {"flags": V2, "components": list(components)}


def text(content: str) -> dict[str, Any]:
    return {"type": 10, "content": content}


def button(custom_id: str) -> dict[str, Any]:
    return {"type": 2, "custom_id": custom_id}


def picture(alt: str | None) -> dict[str, Any]:
    return {"type": 12, "items": [{"media": {"url": "attachment://a.png"}, "description": alt}]}


def command(*required: bool) -> list[dict[str, Any]]:
    options = [{"type": 3, "name": str(n), "required": needed} for n, needed in enumerate(required)]
    return [{"name": "c", "options": options}]


@pytest.mark.parametrize(
    ("body", "hint"),
    [
        ({"content": "x" * 2001}, "content of 2001"),
        ({"embeds": [{"description": "x" * 4000}, {"title": "x" * 2001}]}, "6001 characters in embeds"),
        (v2(text("x" * 4001)), "4001 characters of text"),
        (v2(*[text("x")] * 41), "41 components"),
        (v2(button("a"), {"type": 17, "components": [button("a")]}), "custom_id 'a' 2 times"),
        (v2(button("x" * 101)), "custom id of 101"),
        (v2(text("x")) | {"content": "y"}, "beside Components V2"),
        (v2(picture("x" * 1025)), "alt text of 1025"),
        (v2(picture(None)), "without alt text"),
        ({"type": 4, "data": {"content": " "}}, "an empty message"),
        (command(False, True), "required options after optional"),
    ],
)
def test_a_breach_is_found(body: Any, hint: str) -> None:
    (found,) = breaches(body)
    assert hint in found


@pytest.mark.parametrize(
    "body",
    [
        {"content": "x" * 2000},
        v2(text("x" * 4000), button("x" * 100), picture("x" * 1024)),
        v2(*[text("x")] * 40),
        {"type": 6},
        command(True, False),
        None,
    ],
)
def test_what_fits_is_left_alone(body: Any) -> None:
    assert breaches(body) == []
