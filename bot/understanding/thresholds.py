"""Every number that decides between answering, offering and declining. Their only home.

Shares are from 0 to 1. What is fitted to labelled questions stands in `calibration.json`, beside this file,
with the day, the questions and the figures it gave; `career-bot eval FILE --calibrate` writes it.
"""

from datetime import date
from pathlib import Path
from typing import Literal

from pydantic import BaseModel, ConfigDict, Field, ValidationError

from bot.errors import CareerBotError

FILE = Path(__file__).with_name("calibration.json")

LOOKED_AT = 24
"""Entries that are compared phrase by phrase, and listed as candidates."""

OFFERED = 3
"""Suggestions a member is shown at most."""

SESSION_SECONDS = 15 * 60
"""How long a conversation is remembered for follow-ups."""

PART = 0.5
"""Share from which one of several questions in a message is answered by itself."""

PART_ALONE = 0.4
"""Share that the entry of a later question has by itself, from which on that is answered, too."""

WHOLE, ALONE, TOLD = 0.95, 0.7, 0.6
"""Shares: below the first a message is looked at sentence by sentence; from the second on its only question
is answered by itself; from the third on what is told beside that matters to it."""

BESIDE, POINTING = 0.6, 0.9
"""Shares from which a question that names a role or a skill is answered by itself, beside what its asker
tells of themselves; the second where it may point at that."""

SURELY = 0.98
"""Share of a whole message from which on a question that names nothing is not looked at by itself, beside
what its asker tells."""

CLEARLY, NEEDS_NO_MORE = 0.97, 0.8
"""Below the first a message is looked at for a question that names a role or a skill and has the second by
itself: to such a one nothing matters that is told beside it."""

CLEAR = 0.5
"""Share of the reject class from which its leading entry tells why a question is declined; below it none of
them is about that question."""

CLEAR_OF_PERSONS = 0.25
"""The same where that entry keeps the question from moderators, who read of nobody's health and love."""

FOLLOW_UP_SHARE = 0.9
"""Confidence that a follow-up is given: its words alone cannot be scored."""

Caution = Literal["bold", "usual", "careful"]
"""How sure the bot must be to do something, as a server chooses."""

BOLDER, MORE_CAREFUL = 0.2, 0.3
"""What is added to the limit `decline` by the bold, and to `answer` by the careful. Measured on both labelled
sets (the table is in `docs/understanding.md`): both keep the goals for what is declined and refused."""

FOLLOW_UP_WORDS = 7
"""Longest question, in words, that is read as a follow-up; a longer one says by itself what it wants."""


class _Strict(BaseModel):
    model_config = ConfigDict(
        extra="forbid", frozen=True, defer_build=True, use_attribute_docstrings=True, allow_inf_nan=False
    )


class Weights(_Strict):
    """What a unit of each kind of evidence is worth."""

    margin: float
    """Distance from the classifier's plane."""
    words: float
    """Cosine of the nearest phrase, by words."""
    phrases: float
    """Cosine of the nearest phrase, by meaning."""
    reject: float
    """Being of the reject class: its few entries stand for everything that is not ours."""
    own_words: float = 18.0
    """Cosine of the nearest phrase, by words; this and the next two only tell the entries of one intent
    apart. They are set, not fitted."""
    own_phrases: float = 9.0
    """Cosine of the nearest phrase, by meaning."""
    about: float = 1.5
    """Being about something that was named."""


class Limits(_Strict):
    """Shares of the intent that leads, from which something is done."""

    answer: float = Field(ge=0, le=1)
    """Its entry is given as the answer."""
    offer: float = Field(ge=0, le=1)
    """It and the next ones are offered as suggestions; below this the question is declined."""
    decline: float = Field(ge=0, le=1)
    """Where `out_of_scope` leads: the question is declined; below this suggestions are offered."""

    def by(self, caution: Caution) -> "Limits":
        """These limits for a server that wants more answers, or fewer wrong ones."""
        match caution:
            case "bold":
                offer, decline = self.offer * 2 / 3, min(1.0, self.decline + BOLDER)
                return Limits(answer=min(self.answer, self.offer), offer=offer, decline=decline)
            case "careful":
                answer = min(1.0, self.answer + MORE_CAREFUL)
                return Limits(answer=answer, offer=self.offer, decline=self.decline)
            case _:
                return self


class Calibration(_Strict):
    """Weights and limits, and what they were fitted to."""

    date: date
    """The day of the fit."""
    file: str
    """Name of the file of labelled questions."""
    n: int
    """How many questions it held."""
    weights: Weights
    limits: Limits
    figures: dict[str, float | None]
    """What these weights and limits gave on those very questions; on others they give less."""


def read(file: Path = FILE) -> Calibration:
    """The calibration in a file; raises `CareerBotError` where it is missing or wrong."""
    help_ = "put it back with: git checkout bot/understanding/calibration.json"
    try:
        return Calibration.model_validate_json(file.read_bytes())
    except OSError as error:
        raise CareerBotError(f"{file} cannot be read ({error.strerror}); {help_}") from None
    except ValidationError as error:
        first = error.errors(include_url=False)[0]
        place = ".".join(str(part) for part in first["loc"]) or "the file"
        raise CareerBotError(f"{file}: {place}: {first['msg']}; {help_}") from None


def write(calibration: Calibration, file: Path) -> None:
    """Keep a calibration for all later starts."""
    file.write_text(calibration.model_dump_json(indent=2) + "\n", encoding="utf-8")


CALIBRATION = read()
"""The calibration in force."""
