"""The JSON object and its Markdown, and the shape that tables and leads keep everywhere."""

import json

from bot.answers import answer
from bot.library.models import LEAD_LENGTH
from bot.rendering import as_json, markdown
from bot.rendering.blocks import grid
from bot.understanding import Slots, Understander
from tests.every_answer import ask_entry, every_answer

KEYS = [
    "text", "intent", "entry", "answered", "confidence", "slots", "title", "answer", "sources", "followups",
    "unused", "suggestions", "assumptions", "more", "elapsed_ms",
]  # fmt: skip
SLOTS = ["role", "role2", "level", "country", "skill", "industry"]
TABLE_WIDTH = 34


def test_the_object_has_the_keys_of_the_design(understander: Understander) -> None:
    for found in every_answer(understander):
        shown = json.loads(json.dumps(as_json(found)))
        assert list(shown) == KEYS
        assert list(shown["slots"])[:6] == SLOTS
        assert shown["intent"] == shown["entry"].partition("/")[0]
        assert {source["id"] for source in shown["sources"]} <= set(understander.library.sources)


def test_an_understood_question_fills_the_object(understander: Understander) -> None:
    understood = understander.understand("what does a senior data scientist earn in germany with 9 years")
    shown = as_json(answer(understood, understander.library))
    assert shown["slots"] == {
        **dict.fromkeys(SLOTS),
        "role": "data-scientist",
        "level": "senior",
        "country": "DE",
        "years": 9,
    }
    assert 1 <= len(shown["suggestions"]) <= 3
    assert all(list(offered) == ["intent", "entry", "title"] for offered in shown["suggestions"])
    assert shown["suggestions"][0]["entry"] == shown["entry"]


def test_an_advertised_source_tells_its_sample(understander: Understander) -> None:
    slots = Slots(role="data-scientist", country="US")
    shown = as_json(ask_entry(understander, "salary/by-role", slots))
    samples = [source["n"] for source in shown["sources"] if "n" in source]
    assert len(samples) == 1
    assert samples[0] >= 10


def test_markdown_is_complete_however_long(understander: Understander) -> None:
    for found in every_answer(understander):
        text = markdown(found)
        assert found.body.lead in text
        for section in found.body.sections:
            assert section.text.strip() in text
            assert not section.heading or f"### {section.heading}" in text
            assert not section.table or f"```\n{grid(section.table)}\n```" in text
        assert text.count("```") % 2 == 0
        assert not found.body.ask or text.endswith(f"*{found.body.ask}*")


def test_tables_fit_on_a_phone(understander: Understander) -> None:
    tables = [s.table for found in every_answer(understander) for s in found.body.sections if s.table]
    assert len(tables) > 100
    for table in tables:
        assert len(table.columns) <= 3
        assert max(map(len, grid(table).splitlines())) <= TABLE_WIDTH, grid(table)


def test_every_lead_is_two_lines_on_a_phone(understander: Understander) -> None:
    for found in every_answer(understander):
        if understander.library.topics[found.entry].compute:
            assert 0 < len(found.body.lead) <= LEAD_LENGTH, found.title
            assert "\n" not in found.body.lead
