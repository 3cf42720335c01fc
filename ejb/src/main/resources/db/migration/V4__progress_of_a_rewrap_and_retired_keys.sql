-- How fast a rewrap goes is asked of the run that is under way, not of the pauses before it.

alter table rewrap
    add column running_since timestamptz,
    add column done_before   bigint not null default 0;

-- A master key that was retired is struck from the list of those that hold rows. No server starts with it as its current
-- one again, or the list would have it back.

create table retired_kek (
    id         text        primary key,
    retired_at timestamptz not null default now(),
    retired_by text        not null
);
