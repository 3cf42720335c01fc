-- The trail is read newest first, page by page, by whatever somebody asks for: each index ends with the sequence, so that a page
-- is read from it in that order and no more, among millions of rows as among hundreds. Every row that is added pays for each of
-- them, some microseconds beside its commit; so there is one for each single question and none for combinations, where the
-- narrowest of them leaves few rows to look at.

-- By name, and by how it begins: the operator class serves both, whatever the database's collation.
drop index audit_event_target;
create index audit_event_target on audit_event (target text_pattern_ops, sequence);
create index audit_event_actor on audit_event (actor text_pattern_ops, sequence);
create index audit_event_action on audit_event (action text_pattern_ops, sequence);
create index audit_event_address on audit_event (address text_pattern_ops, sequence);

-- Refusals and failures are few among many successes, which are found in any order of the rows.
create index audit_event_not_success on audit_event (outcome, sequence) where outcome <> 'SUCCESS';

-- Spans of time, and counts over them, from the index alone. Rows come nearly in the order of their time, so it grows at one end.
create index audit_event_at on audit_event (at);
