-- The audit trail is chained: each row gets a position, the hash of the one before and its own, right behind its commit, so that
-- writers do not wait for each other. docs/audit-trail.md describes the form.

create table audit_link (
    position      bigint primary key check (position > 0),
    sequence      bigint not null unique,
    previous_hash bytea  not null,
    hash          bytea  not null
);

create table audit_checkpoint (
    position  bigint      primary key,
    head      bytea       not null,
    at        timestamptz not null,
    signature bytea       not null,
    server    text        not null
);

-- Rows that wait for their link: stored with them, by whatever transaction adds them.

create table audit_unsealed (
    sequence bigint primary key
);

create function audit_event_added() returns trigger language plpgsql as $$
begin
    insert into audit_unsealed (sequence) values (new.sequence);
    return null;
end
$$;

create trigger audit_event_added after insert on audit_event
    for each row execute function audit_event_added();

insert into audit_unsealed (sequence) select sequence from audit_event;

-- Rows that were not Strongroom's when their turn came, or were gone.

create table audit_rejected (
    sequence bigint      primary key,
    code     text        not null,
    found_at timestamptz not null default now()
);

-- A MAC over the row, by the one who adds it.
alter table audit_event add column seal bytea;

-- Append only: the role that runs Strongroom adds rows and reads them. It owns the tables and could give the right back to itself, which
-- is why the checkpoints have a copy in the server's log.

revoke update, delete, truncate on audit_event, audit_link, audit_checkpoint, audit_rejected from current_user;

-- Retention, by whole signed segments, for a role that may delete: removes all rows up to a checkpoint, which stays and vouches
-- for what was there.

create function retire_audit(up_to bigint) returns bigint language plpgsql as $$
declare
    retired bigint;
begin
    if not exists (select 1 from audit_checkpoint where position = up_to) then
        raise exception 'No checkpoint was signed for position %', up_to;
    end if;
    delete from audit_event e using audit_link l where l.sequence = e.sequence and l.position <= up_to;
    delete from audit_link where position <= up_to;
    get diagnostics retired = row_count;
    delete from audit_checkpoint where position < up_to;
    return retired;
end
$$;
