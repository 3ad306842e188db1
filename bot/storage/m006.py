"""The statements of the schema's sixth step: which process has which duty."""

STATEMENTS = (
    "create table leases (name text primary key, holder text not null, until real not null) without rowid",
)
