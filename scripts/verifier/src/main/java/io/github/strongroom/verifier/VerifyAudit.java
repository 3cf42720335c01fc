package io.github.strongroom.verifier;

import io.github.strongroom.trail.SigningKey;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.PublicKey;
import java.util.List;

/** {@code scripts/verify-audit.sh}: says of an exported trail whether it is as it was when it was chained and signed. */
public final class VerifyAudit {

    private static final int MAX_KEY_FILE = 10_000;
    private static final String USAGE = """
            Usage: scripts/verify-audit.sh FILE --key PUBLIC.pem [--expect-head HASH]

            Verifies an exported audit trail (format jsonl, plain or .gz) with no server and no database.

              --key          the public key of the installation, in PEM: GET /admin/api/v1/audit/public-key, kept since before
              --expect-head  a hash that must be in the trail, from the server's log for example ("Audit checkpoint: ...")

            Ends with 0 when the trail is intact, 1 when it was tampered with (the first bad row is named), 2 when something cannot be
            read, and 3 when nothing is wrong but the export is filtered, so that nobody can tell whether it is complete.""";

    private VerifyAudit() {}

    public static void main(String[] arguments) {
        PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
        PrintStream err = new PrintStream(System.err, true, StandardCharsets.UTF_8);
        System.exit(run(List.of(arguments), out, err));
    }

    static int run(List<String> arguments, PrintStream out, PrintStream err) {
        if (arguments.contains("--help") || arguments.contains("-h")) {
            out.println(USAGE);
            return Verdict.INTACT;
        }
        try {
            Verdict verdict = check(Arguments.of(arguments));
            out.println(verdict.report());
            return verdict.code();
        } catch (Unreadable e) {
            err.println("CANNOT BE READ. " + e.getMessage());
            err.println("See scripts/verify-audit.sh --help.");
            return Verdict.UNREADABLE;
        }
    }

    private static Verdict check(Arguments arguments) throws Unreadable {
        PublicKey key = key(arguments.key());
        try (ExportFile file = ExportFile.open(arguments.file())) {
            return ExportCheck.of(file, key, arguments.expectHead());
        }
    }

    private static PublicKey key(Path file) throws Unreadable {
        try {
            if (Files.size(file) > MAX_KEY_FILE) {
                throw new Unreadable("The key file " + file + " is too large for a public key.");
            }
            return SigningKey.ofPem(Files.readString(file, StandardCharsets.ISO_8859_1));
        } catch (IOException e) {
            throw new Unreadable("The key file " + file + " cannot be read: " + e + ".", e);
        } catch (IllegalArgumentException e) {
            throw new Unreadable("The key file " + file + " is not what is expected. " + e.getMessage() + ".", e);
        }
    }
}
