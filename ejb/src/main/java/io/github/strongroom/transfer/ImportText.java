package io.github.strongroom.transfer;

import io.github.strongroom.fault.Fault;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CoderResult;
import java.nio.charset.StandardCharsets;

/** The text of a file to import: UTF-8 and nothing else, with or without a byte order mark, bounded, without NUL. */
public final class ImportText {

    /** The largest file, in bytes. */
    public static final int MAX_BYTES = 8 * 1024 * 1024;

    private static final char BYTE_ORDER_MARK = '\uFEFF';

    private ImportText() {}

    /**
     * Reads a body or an upload.
     *
     * @throws io.github.strongroom.fault.FaultException {@code STR-0241} when it is too large, {@code STR-0209} when it ends
     *     before it is complete
     */
    public static byte[] bounded(InputStream content) {
        try {
            byte[] bytes = content.readNBytes(MAX_BYTES + 1);
            requireBounded(bytes);
            return bytes;
        } catch (IOException e) {
            throw Fault.BODY_INVALID.causedBy(e, "it ended before it was complete.");
        }
    }

    /**
     * Decodes a file.
     *
     * @throws io.github.strongroom.fault.FaultException {@code STR-0241} when it is too large, {@code STR-0242} with the
     *     number of the line that is not UTF-8 or has a NUL
     */
    static String of(byte[] bytes) {
        requireBounded(bytes);
        CharBuffer text = CharBuffer.allocate(bytes.length);
        CoderResult end = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes), text, true);
        text.flip();
        if (end.isError()) {
            throw Fault.IMPORT_NOT_UTF8.with(lineAt(text, text.length()));
        }
        return withoutMark(text.toString());
    }

    private static void requireBounded(byte[] bytes) {
        if (bytes.length > MAX_BYTES) {
            throw Fault.IMPORT_TOO_LARGE.with(MAX_BYTES);
        }
    }

    private static String withoutMark(String text) {
        int nul = text.indexOf('\0');
        if (nul >= 0) {
            throw Fault.IMPORT_NOT_UTF8.with(lineAt(text, nul));
        }
        return !text.isEmpty() && text.charAt(0) == BYTE_ORDER_MARK ? text.substring(1) : text;
    }

    private static int lineAt(CharSequence text, int end) {
        return 1 + (int) text.chars().limit(end).filter(c -> c == '\n').count();
    }
}
