-- Reads by applications: counted on each server, written every second.

create table secret_usage (
    name        text        collate "C" not null,
    application text        not null,
    server      text        not null,
    version     integer     not null,
    answer      text        not null,
    first_at    timestamptz not null,
    last_at     timestamptz not null,
    count       bigint      not null check (count > 0),
    primary key (name, application, server, version, answer)
);

-- What each server wrote last. A batch whose commit was lost on the way is sent again, and known by its id.
create table usage_batch (
    server text        primary key,
    id     uuid        not null,
    at     timestamptz not null
);

alter table audit_event
    drop constraint audit_event_actor_kind_check,
    add constraint audit_event_actor_kind_check
        check (actor_kind in ('USER', 'TOKEN', 'ANONYMOUS', 'SYSTEM', 'APPLICATION')),
    add column count    bigint check (count > 0),
    add column first_at timestamptz,
    add column last_at  timestamptz;

-- What people did is found among many reads.
create index audit_event_calls on audit_event (sequence) where actor_kind <> 'APPLICATION';
