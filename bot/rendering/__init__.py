"""Answer -> neutral blocks, Markdown, JSON; cut to the limits; pure."""

from bot.rendering.blocks import Block, Grid, Heading, Paragraph, Small, blocks
from bot.rendering.plain import as_json, markdown

__all__ = ["Block", "Grid", "Heading", "Paragraph", "Small", "as_json", "blocks", "markdown"]
