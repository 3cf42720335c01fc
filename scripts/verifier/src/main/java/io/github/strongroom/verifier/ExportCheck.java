package io.github.strongroom.verifier;

import io.github.strongroom.trail.ChainCheck;
import io.github.strongroom.trail.Checkpoint;
import io.github.strongroom.trail.Finding;
import io.github.strongroom.trail.SigningKey;
import java.security.PublicKey;
import java.util.UUID;

/** Follows an exported trail from its first line to its last. */
final class ExportCheck {

    private static final String FORMAT = "strongroom-audit";
    private static final String VERSION = "1";

    private final UUID installation;
    private final String filter;
    private final long firstPosition;
    private final boolean otherKey;
    private final ChainCheck chain;
    private final FilteredRows filtered;
    private Checkpoint lastCheckpoint;
    private long rows;
    private long checkpoints;
    private long rejected;
    private long waiting;
    private boolean ended;

    private ExportCheck(Line header, PublicKey key, String expectHead) throws Unreadable {
        this.installation = installation(header);
        this.filter = header.find("filter");
        this.firstPosition = header.number("firstPosition");
        this.otherKey = !names(header, key);
        this.chain = new ChainCheck(installation, key, expectHead);
        this.filtered = filter == null ? null : new FilteredRows(chain);
        Checkpoint before = header.innerCheckpoint(installation);
        if (before != null && filter == null) {
            chain.beginAfter(before);
        }
        if (filter != null && expectHead != null) {
            throw new Unreadable(
                    "--expect-head needs an export without a filter: in this one the row may be left out.");
        }
    }

    /**
     * Checks a file.
     *
     * @throws Unreadable where it is no exported trail
     */
    static Verdict of(ExportFile file, PublicKey key, String expectHead) throws Unreadable {
        Line header = file.next();
        if (header == null) {
            throw new Unreadable("The file is empty.");
        }
        requireHeader(header);
        ExportCheck check = new ExportCheck(header, key, expectHead);
        for (Line line = file.next(); line != null; line = file.next()) {
            check.take(line);
        }
        return check.end();
    }

    private static void requireHeader(Line line) throws Unreadable {
        if (!"header".equals(line.find("type")) || !FORMAT.equals(line.find("format"))) {
            throw new Unreadable("Line 1 is not the header of an audit trail: export it with format=jsonl.");
        }
        if (!VERSION.equals(line.find("version"))) {
            throw new Unreadable("The file is of version " + line.find("version")
                    + " of the format, and this is the verifier for version " + VERSION
                    + ". Take the one of the Strongroom that made the file.");
        }
    }

    private static UUID installation(Line header) throws Unreadable {
        try {
            return UUID.fromString(header.text("installation"));
        } catch (IllegalArgumentException e) {
            throw new Unreadable("Line 1: member 'installation' is no id.", e);
        }
    }

    private static boolean names(Line header, PublicKey key) {
        try {
            String pem = header.find("publicKey");
            return pem == null || SigningKey.ofPem(pem).equals(key);
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    private void take(Line line) throws Unreadable {
        String type = line.type();
        if (ended) {
            chain.reject(
                    Finding.Kind.INSERTED,
                    chain.position() + 1,
                    null,
                    "line " + line.number() + " stands behind the end");
            return;
        }
        switch (type) {
            case "row" -> row(line);
            case "missing" -> {
                rows++;
                chain.linkWithoutRow(line.position(), line.find("sequence"));
            }
            case "checkpoint" -> checkpoint(line);
            case "rejected" -> rejected++;
            case "end" -> end(line);
            default ->
                throw new Unreadable("Line " + line.number() + " is of the type '" + type + "', which no export has.");
        }
    }

    private void row(Line line) throws Unreadable {
        rows++;
        long position = line.position();
        String strange = line.repeated() != null ? line.repeated() : line.strange();
        if (strange != null) {
            String what = line.repeated() != null ? "' twice" : "', which no row has";
            chain.reject(Finding.Kind.EDITED, position, line.find("sequence"), "it has a member '" + strange + what);
        }
        if (filtered == null) {
            chain.link(position, line.previousHash(), line.hash(), line.event());
        } else {
            filtered.row(position, line.previousHash(), line.hash(), line.event());
        }
    }

    private void checkpoint(Line line) throws Unreadable {
        checkpoints++;
        Checkpoint checkpoint = line.checkpoint(installation);
        if (filtered == null) {
            chain.checkpoint(checkpoint);
            lastCheckpoint = chain.isIntact() ? checkpoint : lastCheckpoint;
        }
    }

    private void end(Line line) throws Unreadable {
        ended = true;
        waiting = line.number("waiting");
        compare("rows", line.number("rows"), rows);
        compare("checkpoints", line.number("checkpoints"), checkpoints);
        compare("rejected rows", line.number("rejected"), rejected);
    }

    private void compare(String what, long said, long there) {
        if (said != there) {
            chain.reject(
                    Finding.Kind.CUT,
                    chain.position() + 1,
                    null,
                    "the last line counts " + said + " " + what + ", and the file has " + there);
        }
    }

    private Verdict end() {
        if (!ended) {
            chain.reject(
                    Finding.Kind.CUT,
                    chain.position() + 1,
                    null,
                    "the file ends without its last line: it was cut, or its download broke off");
        }
        if (filtered == null) {
            ChainCheck.Result result = chain.end();
            if (result.finding().isEmpty()) {
                chain.requireAllSigned();
            }
            return verdict(chain.end());
        }
        return verdict(filtered.end());
    }

    private Verdict verdict(ChainCheck.Result result) {
        return new Verdict(result, filter, firstPosition, rejected, waiting, lastCheckpoint, otherKey);
    }
}
