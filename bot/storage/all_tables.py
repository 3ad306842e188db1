"""All groups of tables together: what a store is, over whichever database."""

from bot.storage.aging import AgingTables
from bot.storage.audit import AuditTables
from bot.storage.drafts import DraftTables
from bot.storage.edits import EditTables
from bot.storage.feedback import FeedbackTables
from bot.storage.forgetting import PrivacyTables
from bot.storage.guilds import GuildTables
from bot.storage.leases import LeaseTables
from bot.storage.members import MemberTables
from bot.storage.progress import ProgressTables
from bot.storage.proposals import ProposalTables
from bot.storage.replies import ReplyTables
from bot.storage.review import ReviewTables
from bot.storage.statistics import StatisticsTables
from bot.storage.turns import TurnTables


class AllTables(
    TurnTables,
    MemberTables,
    ProgressTables,
    FeedbackTables,
    ReplyTables,
    GuildTables,
    EditTables,
    DraftTables,
    ProposalTables,
    ReviewTables,
    AuditTables,
    StatisticsTables,
    AgingTables,
    PrivacyTables,
    LeaseTables,
):
    """Every method of a `Store` but for those that open and close it."""
