"""The Discord front end. `build_bot` returns the whole bot, unconnected."""

from bot.discord_app.client import CareerBot, point_at
from bot.library import Library
from bot.settings import Settings
from bot.storage import Store, make_store
from bot.understanding import Understander
from bot.understanding.making import load_small

__all__ = ["CareerBot", "build_bot"]


def build_bot(
    settings: Settings,
    library: Library | None = None,
    store: Store | None = None,
    understander: Understander | None = None,
) -> CareerBot:
    """The bot with its command tree filled.

    Without `library` the folder KNOWLEDGE_DIR is loaded, or read as it was kept the last time (raises
    `KnowledgeError` and `TrainingError`); without `store` the one that DATABASE_URL names is used, and opened
    when the bot starts. `understander` is one of that library, where it has been trained already.
    """
    point_at(settings)
    if library is None:
        understander = understander or load_small(settings.knowledge_dir)
        library = understander.library
    return CareerBot(settings, library, store or make_store(settings, serving=True), understander)
