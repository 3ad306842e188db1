"""The SQLite schema, step by step. A published step is never edited; a change is a new one."""

from sqlite_utils import Database, Migrations

from bot.errors import StoreError
from bot.storage import m004, m005, m006, m007
from bot.storage.steps import SET, STEPS

migrations = Migrations(SET)


@migrations()
def m001_sessions_and_turns(db: Database) -> None:
    """Sessions hold what a follow-up needs; turns are the log. Members are pseudonyms."""
    db.execute("""
        create table sessions (
            member text not null,
            channel text not null,
            entry text,
            slots text not null,
            at real not null,
            primary key (member, channel)
        ) without rowid
    """)
    db.execute("""
        create table turns (
            id integer primary key,
            member text not null,
            channel text not null,
            guild text,
            source text not null,
            text text not null,
            intent text not null,
            entry text not null,
            slots text not null,
            confidence real not null,
            answered integer not null,
            latency_ms real not null,
            at real not null,
            error text
        )
    """)
    db.execute("create index turns_member on turns (member)")
    db.execute("create index turns_at on turns (at)")


@migrations()
def m002_members_and_servers(db: Database) -> None:
    """What members set, marked, asked for and said; what servers set; which message answers which."""
    for statement in _M002:
        db.execute(statement)


@migrations()
def m003_purposes_and_told(db: Database) -> None:
    """What a member may be written to about, each by itself; which feedback was answered; asked once a turn.

    A contact of before with a reminder was kept for that; the others asked to hear when something is fixed.
    """
    for statement in _M003:
        db.execute(statement)


@migrations()
def m004_edits_and_counts(db: Database) -> None:
    """Servers' edits, drafts, proposals, their review, the audit log; questions counted by server and day."""
    for statement in m004.STATEMENTS:
        db.execute(statement)


@migrations()
def m005_paused(db: Database) -> None:
    """Members whose questions are counted only."""
    for statement in m005.STATEMENTS:
        db.execute(statement)


@migrations()
def m006_leases(db: Database) -> None:
    """Which process has which duty."""
    for statement in m006.STATEMENTS:
        db.execute(statement)


@migrations()
def m007_forgotten(db: Database) -> None:
    """Who was forgotten, so that nothing of theirs comes back."""
    for statement in m007.STATEMENTS:
        db.execute(statement)


_M002 = (
    """
    create table profiles (
        member text primary key,
        country text,
        role text,
        level text,
        skills text not null,
        hours integer,
        at real not null
    ) without rowid
    """,
    """
    create table marks (
        member text not null,
        roadmap text not null,
        step text not null,
        state text not null,
        at real not null,
        primary key (member, roadmap, step)
    ) without rowid
    """,
    "create table reminders (member text primary key, due real not null) without rowid",
    "create index reminders_due on reminders (due)",
    """
    create table contacts (
        member text primary key,
        user_id integer not null,
        at real not null
    ) without rowid
    """,
    """
    create table feedback (
        id integer primary key,
        member text not null,
        guild text,
        channel text not null,
        kind text not null,
        entry text not null,
        version text not null,
        turn integer,
        text text not null,
        at real not null
    )
    """,
    """
    create unique index feedback_once on feedback
        (member, turn, (case when kind in ('useful', 'not_useful') then 'vote' else kind end))
    """,
    "create index feedback_at on feedback (at)",
    "create index feedback_guild on feedback (guild, at)",
    """
    create table replies (
        question integer primary key,
        channel integer not null,
        answer integer not null,
        member text not null,
        at real not null
    )
    """,
    "create index replies_member on replies (member)",
    "create index replies_at on replies (at)",
    """
    create table guild_settings (
        guild text not null,
        name text not null,
        value text not null,
        moderator integer not null,
        at real not null,
        primary key (guild, name)
    ) without rowid
    """,
    """
    create table silences (
        member text not null,
        guild text not null,
        until real not null,
        primary key (member, guild)
    ) without rowid
    """,
)

_M003 = (
    """
    create table contacts_by_purpose (
        member text not null,
        purpose text not null,
        user_id integer not null,
        at real not null,
        primary key (member, purpose)
    ) without rowid
    """,
    """
    insert into contacts_by_purpose (member, purpose, user_id, at)
    select member, case when member in (select member from reminders) then 'reminder' else 'mended' end,
        user_id, at from contacts
    """,
    "drop table contacts",
    "alter table contacts_by_purpose rename to contacts",
    "alter table feedback add column told real",
    "create index feedback_turn on feedback (turn, kind)",
)


def migrate(db: Database, path: str) -> None:
    """Bring a database up to date; refuse one that a newer program has written."""
    newer = [migration.name for migration in migrations.applied(db) if migration.name not in STEPS]
    if newer:
        raise StoreError(
            f"the database {path} was written by a newer version of the bot (it knows {newer[-1]}); "
            "update the bot, or restore a backup of the database"
        )
    if migrations.pending(db):
        db.execute("begin immediate")  # processes that start together wait for the first, then find it done
        with db.conn:
            migrations.apply(db)
