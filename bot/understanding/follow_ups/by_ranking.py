"""Follow-ups that are ranked with what was spoken of, before the rules: the first that holds."""

from collections.abc import Callable

from bot.library import Library
from bot.understanding.follow_ups.either_or import either_or
from bot.understanding.follow_ups.jobs_of_a_skill import pay_of_those
from bot.understanding.follow_ups.of_interviews import of_interviews
from bot.understanding.follow_ups.of_the_lines import of_the_lines
from bot.understanding.follow_ups.of_the_page import of_the_page, told_beside_it
from bot.understanding.follow_ups.of_the_subject import of_the_subject
from bot.understanding.follow_ups.roles_listed import pay_of_the_listed, roles_of_the_line
from bot.understanding.follow_ups.without_another import without_another
from bot.understanding.reading.reader import Message
from bot.understanding.types import Context, Understanding


def by_ranking(
    message: Message, context: Context, library: Library, best: Callable[[str], Understanding]
) -> Understanding | None:
    """What a message asks of a line, a skill or the subject before; None where it is none of these. `best`
    ranks a text that stands by itself."""
    for asked in _RULES:
        if (found := asked(message, context, library, best)) is not None:
            return found
    return None


_RULES: tuple[Callable[..., Understanding | None], ...] = (
    pay_of_those,
    roles_of_the_line,
    pay_of_the_listed,
    of_the_lines,
    without_another,
    of_interviews,
    of_the_subject,
    of_the_page,
    told_beside_it,
    either_or,
)
