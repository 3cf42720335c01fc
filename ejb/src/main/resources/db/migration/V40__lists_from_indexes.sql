-- Lists and counts of many secrets are answered from an index alone, without reading the rows, which are much wider.

-- A page, wherever it lies, and whatever is asked about status and flags.
drop index secret_listed;
create index secret_listed on secret (name)
    include (kind, category, active, active_from, expires_at, rotate_every, value_changed_at, value_origin, certificate_expires_at)
    where deleted_at is null;

-- How many there are in all, of a kind, in a category: few different keys, so it stays small.
create index secret_living on secret (category, kind) where deleted_at is null;
