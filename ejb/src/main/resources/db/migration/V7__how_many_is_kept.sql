-- How many secrets there are is kept and not counted, and what a date decides is found by an index.

-- When a value is due for rotation follows from two columns, whoever writes them. A period that is none makes nothing due.
create function rotation_due(changed timestamptz, every text) returns timestamptz
    language plpgsql immutable strict as $$
begin
    return (changed at time zone 'UTC' + every::interval) at time zone 'UTC';
exception when data_exception then
    return null;
end
$$;

alter table secret add column rotation_due_at timestamptz;

create function secret_rotation() returns trigger language plpgsql as $$
begin
    new.rotation_due_at := rotation_due(new.value_changed_at, new.rotate_every);
    return new;
end
$$;

create trigger secret_rotation before insert or update on secret
    for each row when (new.rotate_every is not null or new.rotation_due_at is not null) execute function secret_rotation();

update secret set rotate_every = rotate_every where rotate_every is not null;

create index secret_rotation_due on secret (rotation_due_at) where deleted_at is null and rotation_due_at is not null;
create index secret_certificate on secret (certificate_expires_at)
    where deleted_at is null and certificate_expires_at is not null;
create index secret_ending on secret (expires_at) include (category, kind)
    where deleted_at is null and active and expires_at is not null;
create index secret_beginning on secret (active_from) include (category, kind, expires_at)
    where deleted_at is null and active and active_from is not null;
create index secret_inactive on secret (name) include (category, kind) where deleted_at is null and not active;
create index secret_imported on secret (name) where deleted_at is null and kind = 'SECRET' and value_origin = 'IMPORTED';
create index secret_owner on secret (owner, name) where deleted_at is null;

-- The sum of its rows is how many secrets there are of a sort. Whoever changes secrets adds rows in the same transaction, and waits
-- for nobody; now and then one of them puts its sum in the place of those rows that nobody else is at.
create table secret_tally (
    id       bigint  generated always as identity primary key,
    category text,
    kind     text    not null,
    active   boolean not null,
    deleted  boolean not null,
    imported boolean not null,
    secrets  bigint  not null check (secrets between -1000000000 and 1000000000)
);

drop index secret_living;

create function secret_tally_sum_up() returns void language sql as $$
    with taken as (
        delete from secret_tally where id in (select id from secret_tally for update skip locked) returning *
    )
    insert into secret_tally (category, kind, active, deleted, imported, secrets)
    select category, kind, active, deleted, imported, sum(secrets)
      from taken
     group by category, kind, active, deleted, imported
    having sum(secrets) <> 0
$$;

-- Fingerprints that may be there more than once: all that came lately, and all that were found to be. Each is added by whoever
-- stores it, and is taken out only by a transaction that sees that one committed and finds no other: of two that store the same
-- value at once, whoever looks second sees both.
create table secret_repeat (
    id          bigint generated always as identity primary key,
    fingerprint bytea  not null,
    added_xid   xid8   not null default pg_current_xact_id()
);

create function secret_repeat_look_through() returns bigint language sql as $$
    with taken as (
        delete from secret_repeat
         where id in (select id
                        from secret_repeat
                       where added_xid <> pg_current_xact_id()
                       order by id
                       limit 1000
                         for update skip locked)
        returning fingerprint
    ), found as (
        insert into secret_repeat (fingerprint)
        select fingerprint
          from secret
         where deleted_at is null and fingerprint in (select fingerprint from taken)
         group by fingerprint
        having count(*) > 1 and bool_or(kind = 'SECRET')
    )
    select count(*) from taken
$$;

create function secret_tallied() returns trigger language plpgsql as $$
declare
    tallied  bigint;
    repeated bigint := 0;
begin
    if tg_op = 'TRUNCATE' then
        delete from secret_tally;
        delete from secret_repeat;
        return null;
    elsif tg_op = 'INSERT' then
        insert into secret_tally (category, kind, active, deleted, imported, secrets)
        select category, kind, active, deleted_at is not null, value_origin = 'IMPORTED', count(*)
          from came
         group by 1, 2, 3, 4, 5;
        get diagnostics tallied = row_count;
        insert into secret_repeat (fingerprint) select distinct fingerprint from came where deleted_at is null;
        get diagnostics repeated = row_count;
    elsif tg_op = 'DELETE' then
        insert into secret_tally (category, kind, active, deleted, imported, secrets)
        select category, kind, active, deleted_at is not null, value_origin = 'IMPORTED', -count(*)
          from gone
         group by 1, 2, 3, 4, 5;
        get diagnostics tallied = row_count;
    else
        insert into secret_tally (category, kind, active, deleted, imported, secrets)
        select category, kind, active, deleted, imported, sum(n)
          from (select category, kind, active, deleted_at is not null as deleted, value_origin = 'IMPORTED' as imported, 1 as n
                  from came
                 union all
                select category, kind, active, deleted_at is not null, value_origin = 'IMPORTED', -1
                  from gone) changed
         group by category, kind, active, deleted, imported
        having sum(n) <> 0;
        get diagnostics tallied = row_count;
        insert into secret_repeat (fingerprint)
        select fingerprint from (
            select id, kind, fingerprint from came where deleted_at is null
            except
            select id, kind, fingerprint from gone where deleted_at is null) stored;
        get diagnostics repeated = row_count;
    end if;
    if random() * 500 < tallied then
        perform secret_tally_sum_up();
    end if;
    if random() * 500 < repeated then
        perform secret_repeat_look_through();
    end if;
    return null;
end
$$;

create trigger secret_tallied_insert after insert on secret
    referencing new table as came for each statement execute function secret_tallied();
create trigger secret_tallied_update after update on secret
    referencing old table as gone new table as came for each statement execute function secret_tallied();
create trigger secret_tallied_delete after delete on secret
    referencing old table as gone for each statement execute function secret_tallied();
create trigger secret_tallied_truncate after truncate on secret
    for each statement execute function secret_tallied();

-- Mends what is wrong in both tables, for whatever reason: a load with triggers off, for example. One statement sees rows and sums of
-- one moment, and two that mend wait for each other. Answers with how many sums were wrong.
create function secret_tally_mend() returns bigint language plpgsql as $$
declare
    wrong bigint;
begin
    perform pg_advisory_xact_lock('secret_tally'::regclass::bigint);
    insert into secret_tally (category, kind, active, deleted, imported, secrets)
    select category, kind, active, deleted, imported, sum(n)
      from (select category, kind, active, deleted_at is not null as deleted, value_origin = 'IMPORTED' as imported, 1 as n
              from secret
             union all
            select category, kind, active, deleted, imported, -secrets
              from secret_tally) of_all
     group by category, kind, active, deleted, imported
    having sum(n) <> 0;
    get diagnostics wrong = row_count;
    insert into secret_repeat (fingerprint)
    select fingerprint
      from secret
     where deleted_at is null and fingerprint not in (select fingerprint from secret_repeat)
     group by fingerprint
    having count(*) > 1 and bool_or(kind = 'SECRET');
    while secret_repeat_look_through() > 0 loop
    end loop;
    return wrong;
end
$$;

select secret_tally_mend();
