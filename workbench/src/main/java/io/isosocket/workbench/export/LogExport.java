package io.isosocket.workbench.export;

import io.isosocket.workbench.log.LogEntry;
import java.io.IOException;

/**
 * Writes a log entry by entry, so that a log of any length needs no more memory than its largest entry.
 *
 * <p>One thread at a time may use it.
 */
public interface LogExport extends AutoCloseable {

    /**
     * Writes an entry.
     *
     * @param entry the next one
     * @throws IOException if it cannot be written
     */
    void add(LogEntry entry) throws IOException;

    /**
     * Hands on what was written so far.
     *
     * @throws IOException if it cannot be written
     */
    void flush() throws IOException;

    /**
     * Writes the end and flushes. What it is written to stays open.
     *
     * @throws IOException if it cannot be written
     */
    @Override
    void close() throws IOException;
}
