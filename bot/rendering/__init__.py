"""Answer -> neutral blocks, Markdown, JSON; cut to the limits; pure."""

from bot.rendering.blocks import TEXT_LIMIT, Block, Grid, Heading, Paragraph, Small, blocks, pages
from bot.rendering.plain import as_json, markdown

__all__ = [
    "TEXT_LIMIT",
    "Block",
    "Grid",
    "Heading",
    "Paragraph",
    "Small",
    "as_json",
    "blocks",
    "markdown",
    "pages",
]
