-- Filters that people keep, each for themselves. Whoever is not in local_user, because another system vouches for them, has some too.

create table saved_filter (
    owner text not null,
    page  text not null,
    name  text not null check (length(name) between 1 and 60),
    query text not null,
    primary key (owner, page, name)
);

-- A span of time is read in the order of time: in that of the sequence, all that is newer would be read first.
drop index audit_event_at;
create index audit_event_at on audit_event (at, sequence);

-- Reads by applications are by far the most rows: what people did, when, and to one name, is found among them without reading them.
create index audit_event_calls_at on audit_event (at, sequence) where actor_kind <> 'APPLICATION';
create index audit_event_calls_target on audit_event (target text_pattern_ops, sequence) where actor_kind <> 'APPLICATION';
