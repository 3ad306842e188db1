"""The statements of the schema's fifth step: who wants their questions counted only."""

STATEMENTS = ("create table paused (member text primary key, at real not null) without rowid",)
