"""What a server adds to the answers given there: where people help instead, and that questions are kept."""

import logging
import time
from dataclasses import replace
from typing import TYPE_CHECKING
from weakref import WeakKeyDictionary

from bot.answers import Answer, Section
from bot.discord_app.guild_settings import settings_for_answers
from bot.discord_app.latest import Latest
from bot.errors import StoreError

if TYPE_CHECKING:
    from bot.discord_app.client import CareerBot

log = logging.getLogger(__name__)

NOT_FOR_PEOPLE_HERE = ("out_of_scope/crisis", "out_of_scope/health", "out_of_scope/unclear")
"""Declined for a reason that a channel of the server is no help with."""

KEPT = "I keep questions for {} days, without your name, to get better. `/privacy show` says more."

NOTICE_FOR = 365 * 86_400.0
"""Seconds after which a member is told again that questions are kept: by then it is news."""

_MEMBERS = 20_000
"""Members of whom it is remembered without the store that they were told."""

_told: WeakKeyDictionary["CareerBot", Latest[tuple[int, str], bool]] = WeakKeyDictionary()


def with_place(answer: Answer, channel: int | None) -> Answer:
    """A declined answer with the channel where people can help; every other answer as it is."""
    declined = not answer.answered and answer.intent == "out_of_scope"
    if channel is None or not declined or answer.entry in NOT_FOR_PEOPLE_HERE:
        return answer
    section = Section(text=f"People can help with that in <#{channel}>.")
    return replace(answer, body=replace(answer.body, sections=(*answer.body.sections, section)))


def with_notice(answer: Answer, notice: str) -> Answer:
    """The answer with one more line of small print, below the last of several."""
    if answer.more:
        return replace(answer, more=(*answer.more[:-1], with_notice(answer.more[-1], notice)))
    told = "\n".join(filter(None, (answer.body.notice, notice)))
    return replace(answer, body=replace(answer.body, notice=told))


async def in_server(bot: "CareerBot", answer: Answer, guild: int | None, user: int) -> Answer:
    """An answer as it is given to a member (Discord id) in a server; outside of servers as it is."""
    if guild is None:
        return answer
    settings = await settings_for_answers(bot, guild)
    answer = with_place(answer, settings.declined_to)
    stored = answer.turn is not None
    if stored and settings.notice == "once" and await _first(bot, guild, bot.pseudonym(user)):
        days = settings.retention_days or bot.settings.retention_days
        return with_notice(answer, KEPT.format(days))
    return answer


def forget_told(bot: "CareerBot", member: str) -> None:
    """Forget in which servers a member had the notice."""
    told = _told.get(bot)
    for key in [key for key in told or () if key[1] == member]:
        del _told[bot][key]


async def _first(bot: "CareerBot", guild: int, member: str) -> bool:
    """Whether a member gets the first answer in a server; from now on they had it.

    A store that fails here takes no answer away: the notice then comes with the next one.
    """
    told = _told.setdefault(bot, Latest(_MEMBERS))
    if (guild, member) in told:
        return False
    try:
        first = await bot.store.noted(f"notice:{guild}", time.time(), NOTICE_FOR, member)
    except StoreError:
        log.exception("the store failed beside an answer")
        return False
    told[guild, member] = True
    return first
