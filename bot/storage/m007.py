"""The statements of the schema's seventh step: who was forgotten, so that nothing of theirs comes back."""

STATEMENTS = (
    "create table forgotten (trace text primary key, at real not null) without rowid",
    "create index forgotten_at on forgotten (at)",
)
