"""Understanding + Library -> Answer; one module a kind of answer. Knows no Discord."""

from bot.answers.answering import answer, body_of
from bot.answers.types import Answer, Body, FollowUp, Section, SourceRef, Table

__all__ = ["Answer", "Body", "FollowUp", "Section", "SourceRef", "Table", "answer", "body_of"]
