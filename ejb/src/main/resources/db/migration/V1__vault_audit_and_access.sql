-- The vault: who this installation is, the keys that are wrapped by the master key, secrets and their versions.

create table installation (
    id         uuid        primary key,
    created_at timestamptz not null default now(),
    the_only   boolean     not null default true unique check (the_only)
);

create table wrapped_key (
    purpose    text        primary key,
    kek_id     text        not null,
    wrapped    bytea       not null,
    created_at timestamptz not null default now()
);

create table secret (
    id              uuid        primary key,
    name            text        collate "C" not null unique,
    kind            text        not null check (kind in ('SECRET', 'SETTING')),
    type            text        not null,
    category        text        not null default '',
    description     text        not null default '',
    owner           text        not null default '',
    tags            text        not null default '',
    active          boolean     not null default true,
    expires_at      timestamptz,
    rotate_every    text,
    current_version integer     not null check (current_version > 0),
    row_version     bigint      not null,
    created_at      timestamptz not null,
    created_by      text        not null,
    changed_at      timestamptz not null,
    changed_by      text        not null,
    changed_xid     xid8        not null default pg_current_xact_id()
);

create index secret_category on secret (category, name);
create index secret_changed_xid on secret (changed_xid);

create table secret_version (
    secret_id   uuid        not null references secret,
    version     integer     not null check (version > 0),
    kek_id      text        not null,
    wrapped_dek bytea       not null,
    ciphertext  bytea       not null,
    fingerprint bytea       not null,
    created_at  timestamptz not null,
    created_by  text        not null,
    primary key (secret_id, version)
);

-- Whatever changes a secret, by whatever path, is delivered: the row carries the transaction that changed it, which lets a
-- reader ask for all that was committed since it last looked, and the servers are told in the same transaction.

create function secret_changed() returns trigger language plpgsql as $$
begin
    new.changed_xid := pg_current_xact_id();
    perform pg_notify('strongroom', '');
    return new;
end
$$;

create trigger secret_changed before insert or update on secret
    for each row execute function secret_changed();

-- The audit trail.

create table audit_event (
    sequence           bigint      generated always as identity primary key,
    at                 timestamptz not null,
    actor              text        not null,
    actor_kind         text        not null check (actor_kind in ('USER', 'TOKEN', 'ANONYMOUS', 'SYSTEM')),
    token_id           text,
    action             text        not null,
    target             text,
    target_version     integer,
    outcome            text        not null check (outcome in ('SUCCESS', 'REFUSED', 'FAILED')),
    code               text,
    reason             text,
    address            text,
    user_agent         text,
    server             text        not null,
    fingerprint_before bytea,
    fingerprint_after  bytea
);

create index audit_event_target on audit_event (target, sequence);

-- Who may come in.

create table local_user (
    name          text        primary key,
    password_hash text        not null,
    roles         text        not null,
    created_at    timestamptz not null
);

create table sign_in_attempts (
    name     text        primary key,
    attempts integer     not null,
    last_at  timestamptz not null
);

create table access_token (
    id         uuid        primary key,
    name       text        not null,
    token_hash bytea       not null unique,
    owner      text        not null references local_user,
    roles      text        not null,
    created_at timestamptz not null,
    expires_at timestamptz not null
);
