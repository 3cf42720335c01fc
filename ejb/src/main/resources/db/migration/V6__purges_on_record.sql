-- That a secret was purged: the servers that deliver its name learn of it here, and a new secret of the name counts its row
-- versions on from the old one's. The seal vouches that Strongroom has done it.

create table purged_secret (
    name        text        collate "C" primary key,
    secret_id   uuid        not null,
    row_version bigint      not null,
    seal        bytea       not null,
    changed_xid xid8        not null default pg_current_xact_id()
);

create index purged_secret_changed_xid on purged_secret (changed_xid);

create trigger purged_secret_changed before insert or update on purged_secret
    for each row execute function secret_changed();
