-- Lists and counts of many secrets are answered from indexes as far as can be, for the rows themselves are wide.

-- A page, wherever it lies, and whichever kind, category and status are asked for.
drop index secret_listed;
create index secret_listed on secret (name) include (kind, category, active, active_from, expires_at)
    where deleted_at is null;

-- How many there are in all, of a kind, in a category: few different keys, so it stays small.
create index secret_living on secret (category, kind) where deleted_at is null;

-- Which values are there more than once, and whether a secret is among them.
drop index secret_fingerprint;
create index secret_fingerprint on secret (fingerprint, kind) where deleted_at is null;
