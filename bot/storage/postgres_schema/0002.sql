-- Who was forgotten, so that nothing of theirs comes back with what another process kept on its machine.

create table forgotten (
    trace text collate "C" primary key,
    at double precision not null
);
create index forgotten_at on forgotten (at);
