"""The SQLite schema, step by step. A published step is never edited; a change is a new one."""

from sqlite_utils import Database, Migrations

from bot.errors import StoreError

migrations = Migrations("career-bot")


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


def migrate(db: Database, path: str) -> None:
    """Bring a database up to date; refuse one that a newer program has written."""
    known = {migration.name for migration in migrations._migrations}
    newer = [migration.name for migration in migrations.applied(db) if migration.name not in known]
    if newer:
        raise StoreError(
            f"the database {path} was written by a newer version of the bot (it knows {newer[-1]}); "
            "update the bot, or restore a backup of the database"
        )
    migrations.apply(db)
