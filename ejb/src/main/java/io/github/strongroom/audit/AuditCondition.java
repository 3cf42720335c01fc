package io.github.strongroom.audit;

import io.github.strongroom.trail.TrailTime;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** An {@link AuditFilter} as SQL about the row {@code e} of {@code audit_event}, with its parameters in order, all of them texts. */
final class AuditCondition {

    private final List<String> terms = new ArrayList<>();
    private final List<String> parameters = new ArrayList<>();

    private AuditCondition() {}

    static AuditCondition of(AuditFilter filter) {
        AuditCondition condition = new AuditCondition();
        condition.time("e.at >= ", filter.from());
        condition.time("e.at < ", filter.to());
        condition.text("e.actor", filter.actor());
        condition.text("e.action", filter.action());
        condition.text("e.target", filter.target());
        condition.text("e.address", filter.address());
        if (filter.outcome() != null) {
            // not a parameter, so that the database knows when the index of what did not succeed will do
            condition.terms.add("e.outcome = '" + filter.outcome().name() + "'");
        }
        if (filter.withoutReads()) {
            condition.terms.add("e.actor_kind <> 'APPLICATION'");
        }
        return condition;
    }

    private void time(String comparison, Instant time) {
        if (time != null) {
            terms.add(comparison + "cast(" + parameter(TrailTime.text(time)) + " as timestamptz)");
        }
    }

    private void text(String column, String wanted) {
        if (wanted.endsWith("*")) {
            String beginning = wanted.substring(0, wanted.length() - 1);
            terms.add(column + " like " + parameter(beginning.replaceAll("([%_\\\\])", "\\\\$1") + "%"));
        } else if (!wanted.isEmpty()) {
            terms.add(column + " = " + parameter(wanted));
        }
    }

    private String parameter(String value) {
        // a text that PostgreSQL cannot hold is in no row
        parameters.add(value.replace('\0', '\uFFFD'));
        return "?" + parameters.size();
    }

    /** For JPA, with parameters {@code ?1}, {@code ?2} …; {@code true} where nothing is asked for. */
    String sql() {
        return terms.isEmpty() ? "true" : String.join(" and ", terms);
    }

    /** For JDBC, where each parameter is a {@code ?}. */
    String jdbcSql() {
        return sql().replaceAll("\\?\\d+", "?");
    }

    List<String> parameters() {
        return parameters;
    }

    void bind(PreparedStatement statement) throws SQLException {
        for (int i = 0; i < parameters.size(); i++) {
            statement.setString(i + 1, parameters.get(i));
        }
    }
}
