"""Everything the client has to know of: buttons and selects that outlive the process, forms, menus, duties.

A new one is one line here and one file of its own.
"""

from collections.abc import Callable, Coroutine
from typing import TYPE_CHECKING, Any

from discord import app_commands, ui

from bot.discord_app.auto_answer import waiting
from bot.discord_app.buttons import OpenEntry
from bot.discord_app.country_form import country_named
from bot.discord_app.did_you_mean import DidYouMean
from bot.discord_app.dismissing import Dismiss
from bot.discord_app.feedback import general_submitted
from bot.discord_app.forms import Handler
from bot.discord_app.handover import AskHuman
from bot.discord_app.match_view import PickSkills, ShowMatch
from bot.discord_app.me_view import MeButton
from bot.discord_app.me_view import submitted as me_submitted
from bot.discord_app.mended import tell_of_changes
from bot.discord_app.menus import ANSWER_THIS
from bot.discord_app.none_of_these import NoneOfThese
from bot.discord_app.progress_items import (
    ChooseStep,
    DrawProgress,
    ExportRoadmap,
    MarkStep,
    SwitchReminder,
    TrackRoadmap,
)
from bot.discord_app.rating import Rate
from bot.discord_app.reminders import remind
from bot.discord_app.reporting import Report
from bot.discord_app.reporting import submitted as report_submitted
from bot.discord_app.retention import retain
from bot.discord_app.settings_items import EditCountry, Setting, SettingsPage, country_sent
from bot.discord_app.setup_view import Finish
from bot.discord_app.shared_answers import ShareAll
from bot.discord_app.shown_again import ControlSelect, Share, ShowChart, TurnPage
from bot.discord_app.tell_me import TellMe

if TYPE_CHECKING:
    from bot.discord_app.client import CareerBot

ITEMS: tuple[type[ui.DynamicItem[Any]], ...] = (
    OpenEntry,
    DidYouMean,
    PickSkills,
    ShowMatch,
    ControlSelect,
    TurnPage,
    ShowChart,
    Share,
    ShareAll,
    ChooseStep,
    DrawProgress,
    ExportRoadmap,
    MarkStep,
    SwitchReminder,
    TrackRoadmap,
    MeButton,
    Rate,
    Report,
    TellMe,
    AskHuman,
    NoneOfThese,
    Dismiss,
    Setting,
    SettingsPage,
    EditCountry,
    Finish,
)
"""Buttons and selects; their templates are disjoint."""

FORMS: dict[str, Handler] = {
    "co": country_named,
    "me": me_submitted,
    "fr": report_submitted,
    "fg": general_submitted,
    "country": country_sent,
}
"""Handlers of forms by the name in their custom id."""

MENUS: tuple[app_commands.ContextMenu, ...] = (ANSWER_THIS,)
"""Entries of the message menu."""

DUTIES: tuple[Callable[["CareerBot"], Coroutine[Any, Any, None]], ...] = (
    remind,
    retain,
    waiting,
    tell_of_changes,
)
"""What runs beside the connection until the bot is closed, such as reminders."""
