package io.github.strongroom.verifier;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import com.fasterxml.jackson.core.io.JsonEOFException;
import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;

/** The lines of an exported trail, plain or compressed by gzip, one after the other: no more than one is held. */
final class ExportFile implements AutoCloseable {

    private static final int MAX_TEXT = 1 << 20;
    private static final int BUFFER = 1 << 16;
    private static final JsonFactory JSON = JsonFactory.builder()
            .streamReadConstraints(StreamReadConstraints.builder()
                    .maxStringLength(MAX_TEXT)
                    .maxNameLength(100)
                    .maxNumberLength(30)
                    .maxNestingDepth(5)
                    .build())
            .build();

    private final JsonParser parser;
    private long lastLine;

    private ExportFile(JsonParser parser) {
        this.parser = parser;
    }

    static ExportFile open(Path file) throws Unreadable {
        try {
            return new ExportFile(JSON.createParser(unpacked(Files.newInputStream(file))));
        } catch (IOException e) {
            throw new Unreadable("The file " + file + " cannot be read: " + e + ".", e);
        }
    }

    private static InputStream unpacked(InputStream file) throws IOException {
        BufferedInputStream plain = new BufferedInputStream(file, BUFFER);
        plain.mark(2);
        boolean gzip = plain.read() == 0x1f && plain.read() == 0x8b;
        plain.reset();
        return gzip ? new GZIPInputStream(plain, BUFFER) : plain;
    }

    /** The next line; {@code null} behind the last. */
    Line next() throws Unreadable {
        try {
            JsonToken token = parser.nextToken();
            if (token == null) {
                return null;
            }
            return object(token);
        } catch (StreamConstraintsException e) {
            throw new Unreadable(here() + " is longer than any line of an export: " + e.getOriginalMessage() + ".", e);
        } catch (JsonEOFException | EOFException e) {
            throw new Unreadable(
                    here() + " ends in its middle: the file was cut, or its download broke off. Export it again.", e);
        } catch (JsonProcessingException e) {
            throw new Unreadable(here() + " is not JSON: " + e.getOriginalMessage() + ".", e);
        } catch (ZipException e) {
            throw new Unreadable(
                    "After line " + lastLine + " the compressed file is damaged: " + e.getMessage() + ".", e);
        } catch (IOException e) {
            throw new Unreadable("After line " + lastLine + " the file cannot be read: " + e + ".", e);
        }
    }

    private Line object(JsonToken begin) throws IOException, Unreadable {
        Line line = new Line(parser.currentTokenLocation().getLineNr());
        if (begin != JsonToken.START_OBJECT) {
            throw new Unreadable("Line " + line.number() + " is no JSON object: this is no audit trail in JSON lines.");
        }
        while (parser.nextToken() != JsonToken.END_OBJECT) {
            String member = parser.currentName();
            JsonToken token = parser.nextToken();
            if (token == JsonToken.START_OBJECT && member.equals("checkpoint")) {
                line.putCheckpoint(object(token));
            } else if (token.isScalarValue()) {
                line.put(member, token == JsonToken.VALUE_NULL ? null : parser.getText());
            } else {
                throw new Unreadable("Line " + line.number() + ": member '" + member + "' is no text and no number.");
            }
        }
        lastLine = line.number();
        return line;
    }

    private String here() {
        return "Line " + parser.currentLocation().getLineNr();
    }

    @Override
    public void close() {
        try {
            parser.close();
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }
}
