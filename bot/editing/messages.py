"""A message -> the first texts of a new question and answer."""

from bot.editing.forms import Typed, continued, split
from bot.library.text import shorten

_TITLE_MOST = 80


def from_message(text: str) -> dict[str, Typed]:
    """A question becomes the title and a way to ask, anything else the answer.

    The text must have been freed of mentions and personal data before.
    """
    text = text.strip()
    if text.endswith("?") and "\n\n" not in text:
        question = " ".join(text.split())
        return {"title": shorten(question, _TITLE_MOST), "phrases": question}
    return {continued("answer", number): part for number, part in enumerate(split(text), start=1)}
