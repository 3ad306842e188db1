"""The statements of the schema's fourth step: servers' edits and their review, and counts of questions."""

STATEMENTS = (
    """
    create table edits (
        number integer primary key autoincrement,
        guild text not null,
        kind text not null,
        key text not null,
        action text,
        value text,
        base text,
        seen integer not null,
        moderator integer not null,
        at real not null,
        why text not null
    )
    """,
    "create unique index edits_in_line on edits (guild, kind, key, seen)",
    "create index edits_guild on edits (guild, number)",
    """
    create table drafts (
        number integer primary key autoincrement,
        guild text not null,
        moderator integer not null,
        kind text not null,
        key text not null,
        fields text not null,
        seen integer not null,
        at real not null,
        origin text not null,
        unique (guild, moderator, kind, key)
    )
    """,
    "create index drafts_at on drafts (at)",
    """
    create table proposals (
        number integer primary key autoincrement,
        guild text not null,
        member text not null,
        entry text not null,
        fields text not null,
        at real not null,
        state text not null,
        reason text not null,
        moderator integer,
        decided_at real
    )
    """,
    "create index proposals_guild on proposals (guild, state, number)",
    "create index proposals_member on proposals (member)",
    """
    create table handled (
        guild text not null,
        what text not null,
        number integer not null,
        state text not null,
        moderator integer not null,
        at real not null,
        until real,
        primary key (guild, what, number)
    ) without rowid
    """,
    """
    create table audit (
        number integer primary key,
        guild text not null,
        moderator integer not null,
        action text not null,
        target text not null,
        at real not null,
        allowed integer not null,
        detail text not null
    )
    """,
    "create index audit_guild on audit (guild, at)",
    "create index audit_at on audit (at)",
    """
    create table notes (
        member text not null,
        key text not null,
        until real not null,
        primary key (member, key)
    ) without rowid
    """,
    "create index notes_until on notes (until)",
    """
    create table links (
        url text primary key,
        status integer not null,
        became text not null,
        checked real not null,
        failures integer not null
    ) without rowid
    """,
    """
    create table tallies (
        guild text not null,
        kind text not null,
        day integer not null,
        key text not null,
        questions integer not null,
        answered integer not null,
        primary key (guild, kind, day, key)
    ) without rowid
    """,
    "create index tallies_day on tallies (day)",
    """
    create table askers (
        member text not null,
        guild text not null,
        last integer not null,
        primary key (member, guild)
    ) without rowid
    """,
    "create index askers_guild on askers (guild, last)",
    "create index askers_last on askers (last)",
    "drop index turns_member",
    "create index turns_member on turns (member, guild, at)",
    "create index turns_guild on turns (guild, at)",
    "create index turns_missed on turns (guild, at) where answered = 0",
    "drop index feedback_guild",
    "create index feedback_guild on feedback (guild, at, kind)",
    *(
        f"""
        insert into tallies (guild, kind, day, key, questions, answered)
        select guild, '{kind}', floored * 86400 as day, {key} as key_, count(*), sum(answered)
        from (select *, cast(at / 86400 as integer) - (at < 0) as floored from turns)
        where guild is not null and intent <> 'smalltalk' and {key} is not null
        group by guild, day, key_
        """
        for kind, key in (
            ("entry", "entry"),
            ("role", "json_extract(slots, '$.role')"),
            ("ms", "printf('%.1e', latency_ms)"),
        )
    ),
    """
    insert into askers (member, guild, last)
    select member, guild, max(cast(at / 86400 as integer) - (at < 0)) * 86400 from turns
    where guild is not null and intent <> 'smalltalk'
    group by member, guild
    """,
)
