"""What the bot knows at one moment: a Library and all that is made from it, exchanged as a whole."""

from dataclasses import dataclass

from bot.library import Library
from bot.library.codes import Codes
from bot.understanding import Context, Understander
from bot.understanding.reading.names import NameIndex


@dataclass(frozen=True)
class Knowledge:
    """One Library with its understander, its names for autocomplete and its buttons' codes.

    A turn takes one and keeps it, so that it never mixes two states of the knowledge base.
    """

    library: Library
    understander: Understander
    names: NameIndex
    codes: Codes

    @classmethod
    def of(
        cls, library: Library, understander: Understander | None = None, base: "Knowledge | None" = None
    ) -> "Knowledge":
        """All that belongs to a Library; without an understander one is trained.

        `base` is what a server's Library was made of: what is the same is shared.
        """
        understander = understander or Understander(library)
        return cls(library, understander, understander.names, Codes(library, base.codes if base else None))

    def knows(self, context: Context) -> bool:
        """Whether everything a conversation was about is still there."""
        slots, words = context.slots, self.library.vocabulary
        of_offers = (offer.role for offer in slots.offers)
        roles = {slots.role, slots.role2, slots.from_role, *slots.roles, *of_offers, *context.roles} - {None}
        skills = {*slots.every_skill, *context.skills, context.theme} - {None}
        if context.set_out and context.set_out.kind in ("role", "skill"):
            (roles if context.set_out.kind == "role" else skills).update(context.set_out.of)
        return (
            (context.entry is None or context.entry in self.library.topics)
            and roles <= {*self.library.roles, *words.backgrounds}
            and self.library.skills.keys() >= skills
            and (slots.industry is None or slots.industry in words.industries)
        )
