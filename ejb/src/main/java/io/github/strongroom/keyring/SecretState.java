package io.github.strongroom.keyring;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.UUID;

/**
 * What a secret's row says and decides: which value is current, what it is, whether applications get it, how long it is kept, and
 * what new values must be like. The row's seal is a MAC over it, so that a row which was changed behind Strongroom's back is known
 * by it. Times count to the microsecond, which is what the database keeps.
 *
 * @param version number of the current value
 * @param rowVersion counts every change of the row
 * @param fingerprint of the current value
 */
public record SecretState(
        UUID id,
        String name,
        String kind,
        String type,
        Availability availability,
        Policy policy,
        int version,
        long rowVersion,
        Fingerprint fingerprint) {

    private static final Instant FIRST = Instant.parse("0001-01-01T00:00:00Z");
    private static final Instant END = Instant.parse("+10000-01-01T00:00:00Z");

    /** The columns of table {@code secret}, there called {@code s}, that {@link #read} needs. */
    public static final String COLUMNS =
            "s.id, s.name, s.kind, s.type, s.active, s.active_from, s.expires_at, s.deleted_at,"
                    + " s.max_versions, s.rule_min_length, s.rule_pattern, s.current_version, s.row_version, s.fingerprint";

    /**
     * Whether and when applications get the value.
     *
     * @param from {@code null} where they got it from the beginning
     * @param until {@code null} where it never ends
     * @param deletedAt {@code null} where it is not deleted
     */
    public record Availability(boolean active, Instant from, Instant until, Instant deletedAt) {

        /** They always get it. */
        public static final Availability ALWAYS = new Availability(true, null, null, null);
    }

    /**
     * How many versions keep their value, and the rule for new values; each {@code null} where nothing is set.
     *
     * @param minLength in characters
     * @param pattern a regular expression
     */
    public record Policy(Integer maxVersions, Integer minLength, String pattern) {

        /** Nothing is set. */
        public static final Policy NONE = new Policy(null, null, null);
    }

    /** The state in the current row, which has the {@link #COLUMNS}. */
    public static SecretState read(ResultSet row) throws SQLException {
        return new SecretState(
                row.getObject("id", UUID.class),
                row.getString("name"),
                row.getString("kind"),
                row.getString("type"),
                new Availability(
                        row.getBoolean("active"),
                        instant(row, "active_from"),
                        instant(row, "expires_at"),
                        instant(row, "deleted_at")),
                new Policy(
                        row.getObject("max_versions", Integer.class),
                        row.getObject("rule_min_length", Integer.class),
                        row.getString("rule_pattern")),
                row.getInt("current_version"),
                row.getLong("row_version"),
                Fingerprint.of(row.getBytes("fingerprint")));
    }

    private static Instant instant(ResultSet row, String column) throws SQLException {
        OffsetDateTime time = row.getObject(column, OffsetDateTime.class);
        return time == null ? null : time.toInstant();
    }

    byte[] encoded(UUID installation) {
        return SealContext.encode(
                SealContext.SCHEME,
                "row",
                installation.toString(),
                id.toString(),
                name,
                kind,
                type,
                Boolean.toString(availability.active()),
                micros(availability.from()),
                micros(availability.until()),
                micros(availability.deletedAt()),
                number(policy.maxVersions()),
                number(policy.minLength()),
                policy.pattern() == null ? "" : "=" + policy.pattern(),
                Integer.toString(version),
                Long.toString(rowVersion),
                fingerprint.hex());
    }

    private static String micros(Instant time) {
        if (time == null) {
            return "";
        }
        if (time.isBefore(FIRST) || !time.isBefore(END)) {
            return time.isBefore(FIRST) ? "-infinity" : "infinity";
        }
        return Long.toString(time.getEpochSecond() * 1_000_000 + time.getNano() / 1000);
    }

    private static String number(Integer number) {
        return number == null ? "" : number.toString();
    }
}
