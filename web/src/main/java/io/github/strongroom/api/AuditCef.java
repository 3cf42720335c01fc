package io.github.strongroom.api;

import io.github.strongroom.audit.StoredLink;
import io.github.strongroom.audit.TrailSink;
import io.github.strongroom.trail.Checkpoint;
import io.github.strongroom.trail.TrailEvent;
import java.io.IOException;
import java.io.Writer;
import java.time.Instant;
import java.util.Map;
import java.util.regex.Pattern;

/** The rows of the trail in the Common Event Format, version 0, for a collector of events: one line each, whatever is in the row. */
final class AuditCef implements TrailSink {

    private static final Pattern CONTROLS = Pattern.compile("[\\x00-\\x09\\x0b\\x0c\\x0e-\\x1f\\x7f]");
    private static final Pattern ENDS_OF_LINES = Pattern.compile("\\r\\n|[\\r\\n\\x85\u2028\u2029]");

    /** Fields that the format has a key for; the others are custom keys. */
    private static final Map<String, String> KEYS = Map.of(
            "sequence", "externalId",
            "actor", "suser",
            "action", "act",
            "outcome", "outcome",
            "reason", "reason",
            "userAgent", "requestClientApplication",
            "server", "dvchost");

    private static final Map<String, String> SEVERITIES = Map.of("SUCCESS", "3", "REFUSED", "6", "FAILED", "8");

    private final Writer out;

    AuditCef(Writer out) {
        this.out = out;
    }

    @Override
    public void begin(Beginning beginning) {
        // each line stands for itself
    }

    @Override
    public void link(StoredLink link) throws IOException {
        TrailEvent event = link.event();
        String action = event == null ? "missing" : event.value("action");
        String outcome = event == null ? "FAILED" : event.value("outcome");
        StringBuilder line = new StringBuilder("CEF:0|Strongroom|Strongroom|1|")
                .append(header(action))
                .append('|')
                .append(header(action))
                .append('|')
                .append(SEVERITIES.getOrDefault(outcome, "10"))
                .append('|');
        append(line, "cn1Label", "position").append(' ');
        append(line, "cn1", Long.toString(link.position()));
        append(line.append(' '), "strongroomHash", link.hash());
        if (event == null) {
            append(line.append(' '), "externalId", link.sequence());
        } else {
            fields(line, event);
        }
        out.append(line).append('\n');
    }

    private static void fields(StringBuilder line, TrailEvent event) {
        for (int i = 0; i < TrailEvent.FIELDS.size(); i++) {
            String value = event.values().get(i);
            if (value != null) {
                field(line.append(' '), TrailEvent.FIELDS.get(i), value);
            }
        }
    }

    private static void field(StringBuilder line, String field, String value) {
        switch (field) {
            case "at" -> append(line, "rt", Long.toString(Instant.parse(value).toEpochMilli()));
            case "address" -> {
                if (value.indexOf(':') >= 0) {
                    append(append(line, "c6a2Label", "Source IPv6 Address").append(' '), "c6a2", value);
                } else {
                    append(line, "src", value);
                }
            }
            case "target" -> append(append(line, "cs1Label", "target").append(' '), "cs1", value);
            default -> {
                String custom = "strongroom" + Character.toUpperCase(field.charAt(0)) + field.substring(1);
                append(line, KEYS.getOrDefault(field, custom), value);
            }
        }
    }

    private static StringBuilder append(StringBuilder line, String key, String value) {
        return line.append(key).append('=').append(extension(value));
    }

    /** For the header: bar and backslash are escaped, and there is no end of a line. */
    static String header(String text) {
        String one = ENDS_OF_LINES.matcher(text == null ? "" : text).replaceAll(" ");
        return CONTROLS.matcher(one).replaceAll("\uFFFD").replace("\\", "\\\\").replace("|", "\\|");
    }

    /** For a value of the extension: equals sign and backslash are escaped, and the end of a line is written as {@code \n}. */
    static String extension(String text) {
        String escaped = text.replace("\\", "\\\\").replace("=", "\\=");
        String one = ENDS_OF_LINES.matcher(escaped).replaceAll("\\\\n");
        return CONTROLS.matcher(one).replaceAll("\uFFFD");
    }

    @Override
    public void checkpoint(Checkpoint checkpoint) {
        // rows alone: what collects events does not verify them
    }

    @Override
    public void rejected(String sequence, String code, Instant foundAt) {
        // as a checkpoint
    }

    @Override
    public void end(Counts counts) throws IOException {
        out.flush();
    }
}
