"""Everything the client has to know of: buttons and selects that outlive the process, forms, menus, duties.

A new one is one line here and one file of its own.
"""

from typing import Any

from discord import app_commands, ui

from bot.discord_app.auto_answer import waiting
from bot.discord_app.buttons import OpenEntry
from bot.discord_app.changes import heed_changes
from bot.discord_app.country_form import CountryAgain, country_named
from bot.discord_app.did_you_mean import DidYouMean
from bot.discord_app.digest import digests
from bot.discord_app.dismissing import Dismiss
from bot.discord_app.duties import Duty
from bot.discord_app.feedback import general_submitted
from bot.discord_app.forms import Handler
from bot.discord_app.handover import AskHuman
from bot.discord_app.kb.cards import Act
from bot.discord_app.kb.draft_card import DraftAct
from bot.discord_app.kb.drafting import NewKind
from bot.discord_app.kb.drafting import submitted as piece_submitted
from bot.discord_app.kb.due import OpenDue, TurnDue
from bot.discord_app.kb.exchanging import Exchange
from bot.discord_app.kb.exchanging import submitted as file_submitted
from bot.discord_app.kb.find import Choose, FindForm
from bot.discord_app.kb.find import submitted as find_submitted
from bot.discord_app.kb.history import HistoryPage, OpenVersion, Revert
from bot.discord_app.kb.log import ShowLog
from bot.discord_app.kb.menus import FIX_ANSWER, MAKE_ENTRY
from bot.discord_app.kb.outdated import Settle
from bot.discord_app.kb.outdated_told import tell_of_base
from bot.discord_app.kb.panel import Go
from bot.discord_app.kb.parts import ChoosePart, PartAct
from bot.discord_app.kb.proposals import Judge, OpenProposal
from bot.discord_app.kb.proposals import declined as proposal_declined
from bot.discord_app.kb.publishing import Decide
from bot.discord_app.kb.review_view import AddTo, Deal, OpenGroup
from bot.discord_app.kb.stats import Period
from bot.discord_app.looking import look_at_links
from bot.discord_app.loop_watch import watch_loop
from bot.discord_app.match_view import PickSkills, ShowMatch
from bot.discord_app.me_view import MeButton
from bot.discord_app.me_view import submitted as me_submitted
from bot.discord_app.mended import tell_of_changes
from bot.discord_app.menus import ANSWER_THIS
from bot.discord_app.none_of_these import NoneOfThese
from bot.discord_app.privacy_acts import PrivacyButton
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
from bot.discord_app.suggesting import Again, Withdraw
from bot.discord_app.suggesting import submitted as suggested
from bot.discord_app.tell_me import TellMe

ITEMS: tuple[type[ui.DynamicItem[Any]], ...] = (
    OpenEntry,
    DidYouMean,
    PickSkills,
    ShowMatch,
    ControlSelect,
    CountryAgain,
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
    PrivacyButton,
    AskHuman,
    NoneOfThese,
    Dismiss,
    Setting,
    SettingsPage,
    EditCountry,
    HistoryPage,
    OpenVersion,
    Revert,
    ShowLog,
    Settle,
    Exchange,
    Finish,
    OpenGroup,
    Deal,
    AddTo,
    Decide,
    OpenProposal,
    Judge,
    Again,
    Withdraw,
    Go,
    FindForm,
    Choose,
    Act,
    NewKind,
    DraftAct,
    ChoosePart,
    PartAct,
    Period,
    OpenDue,
    TurnDue,
)
"""Buttons and selects; their templates are disjoint."""

FORMS: dict[str, Handler] = {
    "co": country_named,
    "me": me_submitted,
    "fr": report_submitted,
    "fg": general_submitted,
    "country": country_sent,
    "ks": suggested,
    "ksn": proposal_declined,
    "kf": find_submitted,
    "kb": piece_submitted,
    "kx": file_submitted,
}
"""Handlers of forms by the name in their custom id."""

MENUS: tuple[app_commands.ContextMenu, ...] = (ANSWER_THIS, FIX_ANSWER, MAKE_ENTRY)
"""Entries of the message menu."""

DUTIES: tuple[Duty, ...] = (
    remind,
    retain,
    tell_of_changes,
    tell_of_base,
    digests,
    look_at_links,
)
"""What is done in one process at a time, such as reminders; each is a function of its own name."""

EVERYWHERE: tuple[Duty, ...] = (waiting, heed_changes, watch_loop)
"""What runs in every process beside the connection, until the bot is closed."""
