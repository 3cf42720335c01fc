package io.github.strongroom.api;

import io.github.strongroom.fault.Fault;
import io.github.strongroom.secret.SecretFilter;
import io.github.strongroom.transfer.Exports;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.channels.WritableByteChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/**
 * An export that is complete before any of it leaves: one that breaks off is an error, and one that is cut on its way is
 * shorter than was announced. It waits in a temporary file, which has no name where the system can do that, and is gone when
 * it is closed or the process ends.
 */
public final class ExportFile implements AutoCloseable {

    /** The header that says how many secrets are in it: a table has no place for that. */
    public static final String COUNT = "Strongroom-Count";

    private final FileChannel content;
    private long count;
    private long size;

    private ExportFile(FileChannel content) {
        this.content = content;
    }

    /**
     * Puts an export together.
     *
     * @param way how it leaves, for the audit
     * @throws io.github.strongroom.fault.FaultException {@code STR-0256} where the server has no room for it
     */
    public static ExportFile of(Exports exports, ExportFormat format, String way, SecretFilter filter) {
        ExportFile file = new ExportFile(temporary());
        try {
            OutputStream out = new BufferedOutputStream(file.new Output());
            file.count = format.write(sink -> exports.each(format.name() + " " + way, filter, sink), out);
            out.flush();
            file.size = file.content.size();
            return file;
        } catch (IOException e) {
            file.close();
            throw Fault.EXPORT_NO_ROOM.causedBy(e, e.getMessage());
        } catch (RuntimeException e) {
            file.close();
            throw e;
        }
    }

    private static FileChannel temporary() {
        try {
            Path path = Files.createTempFile("strongroom-export-", null);
            return FileChannel.open(
                    path, StandardOpenOption.READ, StandardOpenOption.WRITE, StandardOpenOption.DELETE_ON_CLOSE);
        } catch (IOException e) {
            throw Fault.EXPORT_NO_ROOM.causedBy(e, e.getMessage());
        }
    }

    /** How many secrets are in it. */
    public long count() {
        return count;
    }

    /** Its length in bytes. */
    public long size() {
        return size;
    }

    /** Sends it, once, and closes it. */
    public void sendTo(OutputStream out) throws IOException {
        try (this) {
            WritableByteChannel target = Channels.newChannel(out);
            for (long sent = 0; sent < size; ) {
                sent += content.transferTo(sent, size - sent, target);
            }
        }
    }

    @Override
    public void close() {
        try {
            content.close();
        } catch (IOException e) {
            throw Fault.EXPORT_NO_ROOM.causedBy(e, e.getMessage());
        }
    }

    /** A disk that is full is an error with a code, however deep in a writer it is met. */
    private final class Output extends OutputStream {

        @Override
        public void write(int b) {
            write(new byte[] {(byte) b}, 0, 1);
        }

        @Override
        public void write(byte[] bytes, int offset, int length) {
            ByteBuffer rest = ByteBuffer.wrap(bytes, offset, length);
            try {
                while (rest.hasRemaining()) {
                    content.write(rest);
                }
            } catch (IOException e) {
                throw Fault.EXPORT_NO_ROOM.causedBy(e, e.getMessage());
            }
        }
    }
}
