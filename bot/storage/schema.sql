-- The tables and indexes of a fresh SQLite file: what all steps of migrations.py together leave.
-- A new step changes this file, too; tests/storage/test_schema.py compares the two.

create table "_sqlite_migrations" (
    "id" INTEGER PRIMARY KEY,
    "migration_set" TEXT,
    "name" TEXT,
    "applied_at" TEXT
);
create unique index "idx__sqlite_migrations_migration_set_name"
    ON "_sqlite_migrations" ("migration_set", "name");
create table sessions (
    member text not null,
    channel text not null,
    entry text,
    slots text not null,
    at real not null,
    primary key (member, channel)
) without rowid;
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
);
create index turns_at on turns (at);
create table profiles (
    member text primary key,
    country text,
    role text,
    level text,
    skills text not null,
    hours integer,
    at real not null
) without rowid;
create table marks (
    member text not null,
    roadmap text not null,
    step text not null,
    state text not null,
    at real not null,
    primary key (member, roadmap, step)
) without rowid;
create table reminders (member text primary key, due real not null) without rowid;
create index reminders_due on reminders (due);
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
    at real not null,
    told real
);
create unique index feedback_once on feedback
    (member, turn, (case when kind in ('useful', 'not_useful') then 'vote' else kind end));
create index feedback_at on feedback (at);
create table replies (
    question integer primary key,
    channel integer not null,
    answer integer not null,
    member text not null,
    at real not null
);
create index replies_member on replies (member);
create index replies_at on replies (at);
create table guild_settings (
    guild text not null,
    name text not null,
    value text not null,
    moderator integer not null,
    at real not null,
    primary key (guild, name)
) without rowid;
create table silences (
    member text not null,
    guild text not null,
    until real not null,
    primary key (member, guild)
) without rowid;
create table "contacts" (
    member text not null,
    purpose text not null,
    user_id integer not null,
    at real not null,
    primary key (member, purpose)
) without rowid;
create index feedback_turn on feedback (turn, kind);
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
);
create unique index edits_in_line on edits (guild, kind, key, seen);
create index edits_guild on edits (guild, number);
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
);
create index drafts_at on drafts (at);
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
);
create index proposals_guild on proposals (guild, state, number);
create index proposals_member on proposals (member);
create table handled (
    guild text not null,
    what text not null,
    number integer not null,
    state text not null,
    moderator integer not null,
    at real not null,
    until real,
    primary key (guild, what, number)
) without rowid;
create table audit (
    number integer primary key,
    guild text not null,
    moderator integer not null,
    action text not null,
    target text not null,
    at real not null,
    allowed integer not null,
    detail text not null
);
create index audit_guild on audit (guild, at);
create index audit_at on audit (at);
create table notes (
    member text not null,
    key text not null,
    until real not null,
    primary key (member, key)
) without rowid;
create index notes_until on notes (until);
create table links (
    url text primary key,
    status integer not null,
    became text not null,
    checked real not null,
    failures integer not null
) without rowid;
create table tallies (
    guild text not null,
    kind text not null,
    day integer not null,
    key text not null,
    questions integer not null,
    answered integer not null,
    primary key (guild, kind, day, key)
) without rowid;
create index tallies_day on tallies (day);
create table askers (
    member text not null,
    guild text not null,
    last integer not null,
    primary key (member, guild)
) without rowid;
create index askers_guild on askers (guild, last);
create index askers_last on askers (last);
create index turns_member on turns (member, guild, at);
create index turns_guild on turns (guild, at);
create index turns_missed on turns (guild, at) where answered = 0;
create index feedback_guild on feedback (guild, at, kind);
create table paused (member text primary key, at real not null) without rowid;
create table leases (name text primary key, holder text not null, until real not null) without rowid;
create table forgotten (trace text primary key, at real not null) without rowid;
create index forgotten_at on forgotten (at);
