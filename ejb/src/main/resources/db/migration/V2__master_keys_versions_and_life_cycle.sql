-- The master keys that hold rows: a key that is struck from this list can hold none, now or later.
create table kek (
    id            text        primary key,
    first_used_at timestamptz not null default now()
);

insert into kek (id) select kek_id from wrapped_key union select kek_id from secret_version;

alter table wrapped_key add foreign key (kek_id) references kek;

-- A version knows why and how it came to be. One whose payload was destroyed has lost its data key: only metadata stays.

alter table secret_version
    add foreign key (kek_id) references kek,
    alter column kek_id drop not null,
    alter column wrapped_dek drop not null,
    alter column ciphertext drop not null,
    add column reason        text,
    add column origin        text not null default 'TYPED' check (origin in ('TYPED', 'GENERATED', 'IMPORTED', 'ROLLED_BACK')),
    add column type          text,
    add column restored_from integer,
    add column destroyed_at  timestamptz,
    add check ((destroyed_at is null) = (wrapped_dek is not null)),
    add check ((kek_id is null) = (wrapped_dek is null)),
    add check ((ciphertext is null) = (wrapped_dek is null));

update secret_version v set type = s.type from secret s where s.id = v.secret_id;

-- rewrap asks for all rows that are not under a certain key
create index secret_version_kek on secret_version (kek_id);

-- Categories are rows, so that one can be renamed; the name goes to its secrets with it.

create table category (
    name        text primary key check (name <> ''),
    description text not null default ''
);

insert into category (name, description) values
    ('Business setting', 'Parameters that the business decides'),
    ('Database', 'Logins to databases of other systems'),
    ('Feature toggle', 'Switches for parts of an application'),
    ('Google OAuth', 'Clients, refresh tokens and service accounts of Google'),
    ('ServiceNow', 'Instances, users and OAuth clients of ServiceNow'),
    ('SMTP', 'Mail servers and their logins'),
    ('Third-party API', 'Keys and tokens of other services');

insert into category (name) select distinct category from secret where category <> '' on conflict do nothing;

alter table secret alter column category drop not null, alter column category drop default;
update secret set category = null where category = '';
alter table secret add foreign key (category) references category on update cascade;

-- The life cycle; rules for values; what lists show about the current value; and the seal: a keyed MAC over what decides
-- about delivery, so that a row which was changed behind Strongroom's back is known by it.

alter table secret
    add column active_from            timestamptz,
    add column deleted_at             timestamptz,
    add column deleted_by             text,
    add column max_versions           integer check (max_versions between 1 and 100),
    add column rule_min_length        integer check (rule_min_length > 0),
    add column rule_pattern           text,
    add column fingerprint            bytea,
    add column value_changed_at       timestamptz,
    add column value_origin           text not null default 'TYPED',
    add column certificate_expires_at timestamptz,
    add column seal                   bytea;

update secret s
   set fingerprint = v.fingerprint, value_changed_at = v.created_at
  from secret_version v
 where v.secret_id = s.id and v.version = s.current_version;

alter table secret alter column fingerprint set not null, alter column value_changed_at set not null;

-- Words are separated by whatever ASCII has beside letters and digits; camel case is searched both whole and in parts.
alter table secret add column search tsvector generated always as (
    to_tsvector('simple', regexp_replace(
        name || ' ' || description || ' ' || owner || ' ' || tags || ' '
            || regexp_replace(name || ' ' || description || ' ' || tags, '([a-z0-9])([A-Z])', '\1 \2', 'g'),
        '[\x01-\x2f\x3a-\x40\x5b-\x60\x7b-\x7f]+', ' ', 'g'))
) stored;

create index secret_search on secret using gin (search);
create index secret_tags on secret using gin (string_to_array(tags, E'\n'));
create index secret_listed on secret (name) where deleted_at is null;
create index secret_fingerprint on secret (fingerprint) where deleted_at is null;
create index secret_deleted on secret (deleted_at) where deleted_at is not null;

-- Rotation of the master key: at most one at a time, told here so that every server and every restart knows of it.

create table rewrap (
    the_only    boolean     primary key default true check (the_only),
    target      text        not null references kek on delete cascade,
    state       text        not null check (state in ('RUNNING', 'PAUSED', 'DONE')),
    total       bigint      not null,
    done        bigint      not null,
    failed      bigint      not null,
    server      text,
    started_at  timestamptz not null,
    started_by  text        not null,
    changed_at  timestamptz not null,
    finished_at timestamptz
);
