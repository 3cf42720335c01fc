package io.github.strongroom.fault;

/**
 * Every error that the vault, its console and its API can answer with, in one place (the two that an application meets when
 * nothing was published are in the ConfigSource): its stable code, what kind of answer it is, and a message
 * that can be acted on. Messages are {@link java.util.Formatter} patterns and never take a value of a secret.
 */
public enum Fault {
    MASTER_KEY_MISSING(
            "STR-0101",
            Kind.START,
            "SECRETS_MASTER_KEY is not set. Make a key with scripts/generate-master-key.sh and give it to the server as"
                    + " SECRETS_MASTER_KEY, or the path of a file with it as SECRETS_MASTER_KEY_FILE."),
    MASTER_KEY_MALFORMED(
            "STR-0102",
            Kind.START,
            "The master key must be base64 of exactly 32 random bytes (%s). Make one with scripts/generate-master-key.sh."),
    MASTER_KEY_WRONG(
            "STR-0103",
            Kind.START,
            "This master key does not belong to this database: expected key id %s, given key id %s. Start with the key"
                    + " that the data was stored under, which %d stored values need; during a rotation, give it as"
                    + " SECRETS_MASTER_KEY_PREVIOUS."),
    WRAPPED_KEY_DAMAGED(
            "STR-0104",
            Kind.START,
            "The wrapped key '%s' in the database does not open under its own master key %s: the row is damaged or was"
                    + " copied from elsewhere. Restore table wrapped_key from a backup."),
    FILE_UNREADABLE(
            "STR-0105", Kind.START, "%s names a file that cannot be read: %s. Check the path and the file's rights."),
    KEY_FILE_EXPOSED(
            "STR-0109",
            Kind.START,
            "The file that %s names can be read or changed by every user of this machine: %s. Take those rights away (chmod"
                    + " 0400; in containers mount it with mode 0400), then start again."),
    DATABASE_NOT_SET(
            "STR-0106",
            Kind.START,
            "%s is not set. Strongroom needs SECRETS_DB_URL, SECRETS_DB_USER and SECRETS_DB_PASSWORD (each also as"
                    + " NAME_FILE, the path of a mounted file)."),
    DATABASE_UNREACHABLE(
            "STR-0107",
            Kind.START,
            "The database of SECRETS_DB_URL cannot be used: %s. Check that it runs, the address, the user and the password."),
    MIGRATION_FAILED("STR-0108", Kind.START, "The database schema could not be brought up to date: %s."),
    RETIRED_KEY_GIVEN(
            "STR-0110",
            Kind.START,
            "The master key %s was retired on %s: nothing is stored under it any more. Start with the current key as"
                    + " SECRETS_MASTER_KEY; a retired one may only be among SECRETS_MASTER_KEY_PREVIOUS."),
    PACE_MALFORMED(
            "STR-0111",
            Kind.START,
            "SECRETS_REWRAP_ROWS_PER_SECOND must be a whole number from 1 up, for example 1000; leave it out for no limit."),
    SEALED_BEFORE(
            "STR-0112",
            Kind.START,
            "The migration that seals rows is about to run, but the rows of this database were sealed before: somebody has"
                    + " changed the history of its schema, and a second seal would vouch for whatever the rows say now."
                    + " Restore the database from a backup."),

    PROXIES_MALFORMED(
            "STR-0113",
            Kind.START,
            "SECRETS_TRUSTED_PROXIES must be addresses or networks separated by commas, for example 10.0.0.7, 10.1.0.0/16; this"
                    + " is neither: %s."),

    NAME_INVALID(
            "STR-0201",
            Kind.INVALID,
            "A name has 1 to 255 characters: letters, digits, dot, underscore and hyphen (ASCII), and begins with a letter,"
                    + " a digit or an underscore."),
    NAME_RESERVED(
            "STR-0202",
            Kind.INVALID,
            "Names in %s are reserved: they configure the server or Strongroom itself before the database is open, so they"
                    + " live in the environment or in mounted files, never in the database."),
    VALUE_REQUIRED("STR-0203", Kind.INVALID, "A new secret needs a value."),
    VALUE_EMPTY(
            "STR-0204",
            Kind.INVALID,
            "A value cannot be empty: MicroProfile Config would treat it as absent. Deactivate the secret instead."),
    VALUE_TOO_LARGE("STR-0205", Kind.TOO_LARGE, "A value has at most %d bytes in UTF-8; this one has %d."),
    VALUE_NOT_TEXT(
            "STR-0206",
            Kind.INVALID,
            "A value is Unicode text without the character NUL and without half surrogate pairs."),
    VALUE_TYPE("STR-0207", Kind.INVALID, "The value is not of type %s: %s."),
    FIELD_INVALID("STR-0208", Kind.INVALID, "%s: %s"),
    BODY_INVALID("STR-0209", Kind.INVALID, "The request body is not the JSON that is expected here: %s"),
    NOT_FOUND("STR-0210", Kind.NOT_FOUND, "There is no secret of this name."),
    VERSION_NOT_FOUND("STR-0211", Kind.NOT_FOUND, "The secret has no version %d."),
    CHANGED_MEANWHILE(
            "STR-0212",
            Kind.PRECONDITION,
            "The secret was changed by somebody else meanwhile. Load it again and repeat your change."),
    EXISTS_ALREADY("STR-0213", Kind.PRECONDITION, "A secret of this name exists already."),
    REASON_REQUIRED(
            "STR-0214", Kind.INVALID, "A reason is required, of at most %d characters: it is kept in the audit."),
    BODY_TOO_LARGE("STR-0215", Kind.TOO_LARGE, "The request body is larger than the %d bytes that are accepted."),
    CONFLICT("STR-0216", Kind.CONFLICT, "Two changes met; this one was not made. Load the secret again and repeat it."),

    RECAST_NEEDS_VALUE(
            "STR-0217",
            Kind.INVALID,
            "Kind and type of a stored secret change only together with a new value: neither may tell what the stored one is."),
    VALUE_RULE("STR-0218", Kind.INVALID, "The value does not keep the rule of this secret: %s."),
    VERSION_DESTROYED(
            "STR-0219",
            Kind.NOT_FOUND,
            "The value of version %d was destroyed: it was older than the versions that this secret keeps."),
    DELETED(
            "STR-0220",
            Kind.CONFLICT,
            "The secret of this name is deleted, and its name is reserved. Restore it within %d days, or have it purged."),
    SAME_VALUE(
            "STR-0221",
            Kind.CONFLICT,
            "Version %d has the same value as the current one: there is nothing to bring back."),
    NOT_DELETED("STR-0222", Kind.CONFLICT, "The secret is not deleted."),
    NOT_RESTORABLE(
            "STR-0223", Kind.CONFLICT, "The secret was deleted more than %d days ago and can no longer be restored."),
    PURGE_UNCONFIRMED("STR-0224", Kind.INVALID, "Confirm the purge with the secret's name, exactly as it is written."),
    CATEGORY_TAKEN("STR-0225", Kind.CONFLICT, "There is a category of this name already."),
    NO_SUCH_CATEGORY("STR-0226", Kind.NOT_FOUND, "There is no category of this name."),
    CATEGORY_IN_USE(
            "STR-0227",
            Kind.CONFLICT,
            "The category still has %d secrets, deleted ones included. Move them to another category first."),
    BULK_REFUSED("STR-0228", Kind.CONFLICT, "Nothing was changed, because of '%s': %s"),

    OTHER_TYPE(
            "STR-0229",
            Kind.CONFLICT,
            "Version %d was saved as another type than the secret has now, and is not brought back. Save its value anew."),

    REWRAP_UNDER_WAY(
            "STR-0231", Kind.CONFLICT, "A rewrap to master key %s is under way already, on %s. Watch it, or pause it."),
    REWRAP_PAUSED("STR-0232", Kind.CONFLICT, "A rewrap to master key %s is paused. Resume that one."),
    REWRAP_OTHER_TARGET(
            "STR-0233",
            Kind.CONFLICT,
            "The rewrap goes to master key %s, and the current key of this server is %s. Use a server that was started with"
                    + " the former as SECRETS_MASTER_KEY."),
    REWRAP_NOT_SO("STR-0234", Kind.CONFLICT, "There is no %s rewrap."),
    KEY_HOLDS_ROWS(
            "STR-0235",
            Kind.CONFLICT,
            "The master key %s still holds %d rows: %d versions of secrets and %d keys of the installation. Rewrap them first."),
    KEY_IS_CURRENT(
            "STR-0236",
            Kind.CONFLICT,
            "The master key %s is the current one of this server, or newer than that, and is not retired here. Rotate to"
                    + " another first."),
    KEY_UNKNOWN("STR-0237", Kind.NOT_FOUND, "There is no master key of this id."),
    KEY_RETIRED(
            "STR-0238",
            Kind.UNAVAILABLE,
            "The master key of this server was retired, so it can store nothing. Restart it with the current key as"
                    + " SECRETS_MASTER_KEY."),
    REWRAP_BACKWARDS(
            "STR-0239",
            Kind.CONFLICT,
            "The current key of this server, %s, is older than %s, which is in use: a rewrap goes to the newest key only. Start"
                    + " it on a server that has that one as SECRETS_MASTER_KEY."),

    IMPORT_TOO_LARGE("STR-0241", Kind.TOO_LARGE, "A file to import has at most %d bytes. Split it."),
    IMPORT_NOT_UTF8(
            "STR-0242",
            Kind.INVALID,
            "Line %d has bytes that are not UTF-8 text, or a NUL. Save the file as UTF-8 and import it again."),
    IMPORT_TOO_MANY_KEYS(
            "STR-0243", Kind.TOO_LARGE, "An import has at most %d keys and wrong lines together. Split the file."),
    LINE_MALFORMED("STR-0244", Kind.INVALID, "Line %d is not understood: %s."),
    KEY_UNSUPPORTED("STR-0245", Kind.INVALID, "This key cannot be imported: %s."),
    KEY_REPEATED("STR-0246", Kind.INVALID, "The same key is there again in line %d, and the last one counts."),
    NAMES_CLASH(
            "STR-0247",
            Kind.INVALID,
            "Another key of this import gets the same name. Exclude one of the two, or give it another name."),
    IMPORT_BLOCKED(
            "STR-0248",
            Kind.INVALID,
            "Nothing was imported: %d keys or lines are wrong (%s). A preview (dryRun=true) explains each; mend them, or leave"
                    + " them out with refused=skip."),
    IMPORT_GONE(
            "STR-0249",
            Kind.NOT_FOUND,
            "The preview is no longer held: it is kept for %d minutes, for one person, on one server. Give the file again."),
    IMPORT_STOPPED("STR-0250", Kind.CONFLICT, "Nothing was imported, because of %s: %s"),
    IMPORT_BUSY(
            "STR-0251", Kind.CONFLICT, "Too much is held for previews on this server now. Try again in some minutes."),
    IMPORT_EMPTY("STR-0252", Kind.INVALID, "There is no key to import in it."),
    VALUE_UNKNOWN(
            "STR-0253",
            Kind.INVALID,
            "The server tells only the name here, not the value. Create the secret by hand and type the value in."),
    EXPORT_NO_ROOM(
            "STR-0256",
            Kind.UNAVAILABLE,
            "The export was not put together, because its temporary file cannot be written: %s. Make room in the server's"
                    + " directory for temporary files (java.io.tmpdir), then try again."),
    IMPORT_AT_WORK(
            "STR-0257",
            Kind.CONFLICT,
            "This preview is at work in another window or request: %s. Nothing was done here; wait for it to end."),
    IMPORT_DONE(
            "STR-0258",
            Kind.CONFLICT,
            "This preview was imported already, and nothing was stored a second time. Give the file again to import more of it."),

    DAMAGED(
            "STR-0303",
            Kind.BROKEN,
            "The stored value does not open: its row was changed outside Strongroom, or copied from another secret."
                    + " Restore it from a backup or save a new value."),
    KEY_MISSING(
            "STR-0304",
            Kind.BROKEN,
            "The stored value was encrypted under the master key %s, which this server was not given."),
    ROW_CHANGED(
            "STR-0305",
            Kind.BROKEN,
            "The row of this secret was changed outside Strongroom: its seal does not belong to it, or an older state was put"
                    + " back. Restore it from a backup, or have it purged and create it again."),

    ROW_VANISHED(
            "STR-0306",
            Kind.BROKEN,
            "The secret's row is gone from the database and Strongroom has not purged it. Restore it from a backup; if the"
                    + " whole database was restored from one, restart the server."),

    NOT_SIGNED_IN("STR-0401", Kind.UNAUTHENTICATED, "Sign in first: a valid bearer token is required."),
    SIGN_IN_FAILED("STR-0402", Kind.UNAUTHENTICATED, "The name or the password is not right."),
    LOCKED("STR-0403", Kind.UNAUTHENTICATED, "Too many failed attempts. Wait a minute, then try again."),
    FORBIDDEN("STR-0404", Kind.FORBIDDEN, "Your roles do not allow this."),
    TOKEN_INVALID("STR-0405", Kind.UNAUTHENTICATED, "The bearer token is unknown or has expired."),

    STORE_UNAVAILABLE(
            "STR-0501",
            Kind.UNAVAILABLE,
            "The database did not answer in time or refused the change; it is not known to be stored. Try again."),
    NO_SUCH_PAGE("STR-0502", Kind.NOT_FOUND, "There is nothing at this address."),
    METHOD_NOT_ALLOWED("STR-0503", Kind.METHOD, "This address does not take this method."),
    NOT_JSON("STR-0504", Kind.MEDIA, "Requests here are application/json."),
    NOT_ACCEPTABLE("STR-0505", Kind.NOT_ACCEPTABLE, "Answers here are application/json."),
    INTERNAL("STR-0599", Kind.BROKEN, "Something went wrong inside Strongroom; the server log has the details."),

    AUDIT_ROW_FOREIGN(
            "STR-0601",
            Kind.BROKEN,
            "Row %d of the audit trail was not written by Strongroom, or was changed before it was chained. It is not in the"
                    + " chain. Find out who can write to the database."),
    AUDIT_ROW_VANISHED(
            "STR-0602",
            Kind.BROKEN,
            "Row %d of the audit trail vanished before it was chained. Find out who can write to the database."),
    AUDIT_NOT_CHAINED(
            "STR-0605",
            Kind.UNAVAILABLE,
            "Rows of the audit trail have waited for their link for more than a minute: somebody holds up the chain, or what"
                    + " stands at its end. See the server's log, and find out who can write to the database."),
    AUDIT_UNWRITABLE(
            "STR-0604",
            Kind.UNAVAILABLE,
            "The audit trail cannot be written (%s): until it can, nothing is revealed and nothing changes."),
    AUDIT_END_LOST(
            "STR-0603",
            Kind.BROKEN,
            "The end of the audit trail is gone: this server had chained it up to position %d with hash %s. Verify the trail"
                    + " with that hash as the expected head, and find out who can write to the database."),
    AUDIT_VERIFY_UNDER_WAY(
            "STR-0610",
            Kind.CONFLICT,
            "The audit trail is being verified on this server already: %d of %d rows. Wait for that verification."),
    AUDIT_NOT_UP_TO_DATE(
            "STR-0611",
            Kind.UNAVAILABLE,
            "The audit trail could not be chained and signed in time, because another server is at it. Try again."),
    AUDIT_TAMPERED(
            "STR-0612", Kind.BROKEN, "The audit trail was tampered with. %s. Find out who can write to the database."),
    AUDIT_NOT_SIGNED(
            "STR-0613",
            Kind.BROKEN,
            "No checkpoint of the audit trail is signed, because rows behind the last one were tampered with. %s. It is tried"
                    + " again every five minutes. Find out who can write to the database."),
    AUDIT_EXPORTS_BUSY(
            "STR-0614",
            Kind.CONFLICT,
            "%d exports of the audit trail are under way on this server. Try again when one of them has ended."),
    AUDIT_ACTIVITY_TOO_MUCH(
            "STR-0620",
            Kind.UNAVAILABLE,
            "The activity could not be counted within %d seconds. Narrow the filter, by time for example."),
    TOO_MANY_SAVED_FILTERS(
            "STR-0621",
            Kind.CONFLICT,
            "You have %d saved filters for this page, and no more can be kept. Delete one first.");

    /** What kind of answer an error is; the API gives each the HTTP status that RFC 9110 has for it. */
    public enum Kind {
        START,
        INVALID,
        UNAUTHENTICATED,
        FORBIDDEN,
        NOT_FOUND,
        METHOD,
        MEDIA,
        NOT_ACCEPTABLE,
        CONFLICT,
        PRECONDITION,
        TOO_LARGE,
        UNAVAILABLE,
        BROKEN
    }

    private final String code;
    private final Kind kind;
    private final String pattern;

    Fault(String code, Kind kind, String pattern) {
        this.code = code;
        this.kind = kind;
        this.pattern = pattern;
    }

    public String code() {
        return code;
    }

    public Kind kind() {
        return kind;
    }

    /** The message pattern, as it is listed in the documentation. */
    public String pattern() {
        return pattern;
    }

    /** This error, with the details that its message takes. */
    public FaultException with(Object... details) {
        return new FaultException(this, pattern.formatted(details), null);
    }

    /** This error, with its cause for the server log and the details that its message takes. */
    public FaultException causedBy(Throwable cause, Object... details) {
        return new FaultException(this, pattern.formatted(details), cause);
    }
}
