"""Answer -> Markdown for the JSON object, and text for the terminal. Pure."""

from typing import Any

from bot.answers import Answer, FollowUp, SourceRef
from bot.rendering.blocks import Block, Grid, Heading, Paragraph, Small, blocks

UNLIMITED = 10**9


def markdown(answer: Answer) -> str:
    """The complete answer as Markdown with its question back, without its sources and other small print."""
    ask = answer.body.ask
    found = [b for b in blocks(answer, UNLIMITED)[1:] if not isinstance(b, Small) or b.text == ask]
    return "\n\n".join(_as_markdown(block) for block in found)


def _as_markdown(block: Block) -> str:
    match block:
        case Heading(text, level):
            return f"{'#' * (level + 1)} {text}"
        case Grid(text):
            return f"```\n{text}\n```"
        case Small(text):
            return f"*{text}*"
        case Paragraph(text):
            return text


def as_json(answer: Answer) -> dict[str, Any]:
    """The answer object that `career-bot ask --json` prints."""
    body = answer.body
    return {
        "text": answer.text,
        "intent": answer.intent,
        "entry": answer.entry,
        "answered": answer.answered,
        "confidence": round(answer.confidence, 4),
        "slots": answer.slots.as_json(),
        "title": body.title,
        "answer": markdown(answer),
        "sources": [_source(source) for source in body.sources],
        "followups": [f.label for f in body.followups],
        "unused": list(body.unused),
        "suggestions": [_suggestion(choice) for choice in answer.suggestions],
        "assumptions": list(body.assumptions),
        "more": [as_json(other) for other in answer.more],
        "elapsed_ms": answer.elapsed_ms,
    }


def _source(source: SourceRef) -> dict[str, Any]:
    sample = {"n": source.n} if source.n else {}
    return {"id": source.id, "title": source.title, "date": source.date, **sample}


def _suggestion(choice: FollowUp) -> dict[str, str]:
    return {"intent": choice.entry.partition("/")[0], "entry": choice.entry, "title": choice.label}
