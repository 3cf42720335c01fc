package io.github.strongroom.verifier;

import io.github.strongroom.trail.Checkpoint;
import io.github.strongroom.trail.SigningKey;
import io.github.strongroom.trail.TrailEvent;
import io.github.strongroom.trail.TrailTime;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.Signature;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.Collections;
import java.util.List;
import java.util.UUID;

/** A trail that is chained, signed and exported as Strongroom does it, by a key of its own. */
final class MadeExport {

    static final UUID INSTALLATION = UUID.fromString("00000000-0000-4000-8000-000000000004");

    private final KeyPair keys;
    private final int rows;
    private final int every;
    private String head = TrailEvent.genesis(INSTALLATION);

    MadeExport(int rows, int every) {
        try {
            this.keys = KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
        this.rows = rows;
        this.every = every;
    }

    String pem() {
        byte[] encoded = keys.getPublic().getEncoded();
        return SigningKey.toPem(Arrays.copyOfRange(encoded, encoded.length - 32, encoded.length));
    }

    String head() {
        return head;
    }

    void writeTo(Path file) {
        try (Writer out = Files.newBufferedWriter(file)) {
            head = TrailEvent.genesis(INSTALLATION);
            out.write(header());
            int checkpoints = 0;
            for (int position = 1; position <= rows; position++) {
                out.write(row(position));
                if (position % every == 0) {
                    checkpoints++;
                    out.write(checkpoint(position));
                }
            }
            out.write("{\"type\":\"end\",\"rows\":" + rows + ",\"checkpoints\":" + checkpoints
                    + ",\"rejected\":0,\"waiting\":0}\n");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private String header() {
        return "{\"type\":\"header\",\"format\":\"strongroom-audit\",\"version\":1,\"installation\":\"" + INSTALLATION
                + "\",\"publicKey\":\"" + pem().replace("\n", "\\n")
                + "\",\"exportedAt\":\"2026-11-24T08:00:00.000000Z\","
                + "\"filter\":null,\"firstPosition\":1,\"previousHash\":\"" + head + "\"}\n";
    }

    private String row(int position) {
        TrailEvent event = event(position);
        String previous = head;
        head = event.hash(position, previous);
        StringBuilder line = new StringBuilder("{\"type\":\"row\",\"position\":" + position + ",\"previousHash\":\""
                + previous + "\",\"hash\":\"" + head + "\"");
        for (String field : TrailEvent.FIELDS) {
            if (event.value(field) != null) {
                line.append(",\"")
                        .append(field)
                        .append("\":\"")
                        .append(event.value(field))
                        .append('"');
            }
        }
        return line.append("}\n").toString();
    }

    private static TrailEvent event(int position) {
        String[] values = Collections.nCopies(TrailEvent.FIELDS.size(), null).toArray(new String[0]);
        List<String> fields = TrailEvent.FIELDS;
        values[0] = Integer.toString(position + 7);
        values[fields.indexOf("at")] = TrailTime.text(Instant.ofEpochSecond(1_790_000_000L + position, 123_456_000));
        values[fields.indexOf("actor")] = "admin";
        values[fields.indexOf("actorKind")] = "TOKEN";
        values[fields.indexOf("tokenId")] = "3f1b0c6e-7a55-4d0e-9a3e-0123456789ab";
        values[fields.indexOf("action")] = "secret.put";
        values[fields.indexOf("target")] = "billing.smtp.password." + position % 1000;
        values[fields.indexOf("targetVersion")] = "3";
        values[fields.indexOf("outcome")] = "SUCCESS";
        values[fields.indexOf("reason")] = "ticket " + position;
        values[fields.indexOf("address")] = "192.0.2.17";
        values[fields.indexOf("userAgent")] = "curl/8.5.0";
        values[fields.indexOf("server")] = "domain1/server@node-a";
        values[fields.indexOf("fingerprintAfter")] = "9f".repeat(32);
        return new TrailEvent(Arrays.asList(values));
    }

    private String checkpoint(int position) {
        Instant at = Instant.parse("2026-11-24T08:00:00.000001Z");
        try {
            Signature signature = Signature.getInstance("Ed25519");
            signature.initSign(keys.getPrivate());
            signature.update(Checkpoint.statement(INSTALLATION, position, head, at));
            return "{\"type\":\"checkpoint\",\"position\":" + position + ",\"head\":\"" + head + "\",\"at\":\""
                    + TrailTime.text(at) + "\",\"signature\":\""
                    + Base64.getEncoder().encodeToString(signature.sign()) + "\"}\n";
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Writes a large trail and its key, for a measurement: file, key, rows. */
    public static void main(String[] arguments) throws IOException {
        MadeExport export = new MadeExport(Integer.parseInt(arguments[2]), 1000);
        export.writeTo(Path.of(arguments[0]));
        Files.writeString(Path.of(arguments[1]), export.pem());
    }
}
