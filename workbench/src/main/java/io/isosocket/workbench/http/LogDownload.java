package io.isosocket.workbench.http;

import io.isosocket.workbench.export.ExportFormat;
import io.isosocket.workbench.export.ExportedLog;
import io.isosocket.workbench.export.LogExport;
import io.isosocket.workbench.log.LogEntry;
import io.isosocket.workbench.log.LogKind;
import io.isosocket.workbench.store.LogQuery;
import io.isosocket.workbench.store.LogRow;
import io.isosocket.workbench.store.SessionLog;
import io.vertx.core.Future;
import io.vertx.core.WorkerExecutor;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerResponse;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.sql.SQLException;
import java.util.List;
import java.util.Set;

/** Writes a log into a response, some entries at a time, no faster than it is taken. */
final class LogDownload {

    /** How much is read at a time, in bytes of payload; one entry may have more. */
    private static final long PART = 4 << 20;

    private final SessionLog log;
    private final WorkerExecutor readers;
    private final HttpServerResponse response;
    private final ByteArrayOutputStream written = new ByteArrayOutputStream();
    private long next;

    LogDownload(SessionLog log, WorkerExecutor readers, HttpServerResponse response) {
        this.log = log;
        this.readers = readers;
        this.response = response;
    }

    /**
     * Writes the entries that there are now.
     *
     * @param format what they are written as
     * @param about what the log is of
     * @param kinds of which kinds
     * @param text what they contain; empty for anything
     * @return done once all is written
     */
    Future<Void> write(ExportFormat format, ExportedLog about, Set<LogKind> kinds, String text) {
        long last = log.counts().last();
        return readers.executeBlocking(() -> format.begin(written, about), false)
                .compose(export -> parts(export, kinds, text, last));
    }

    private Future<Void> parts(LogExport export, Set<LogKind> kinds, String text, long last) {
        return readers.executeBlocking(() -> part(export, kinds, text, last), false)
                .compose(isLast -> {
                    Buffer buffer = Buffer.buffer(written.toByteArray());
                    written.reset();
                    return isLast
                            ? response.end(buffer)
                            : response.write(buffer).compose(done -> parts(export, kinds, text, last));
                });
    }

    /** {@return whether it was the last part} */
    private boolean part(LogExport export, Set<LogKind> kinds, String text, long last)
            throws SQLException, IOException {
        List<LogRow> rows = log.page(new LogQuery(kinds, text, LogQuery.Place.FROM, next, LogQuery.MAX_LIMIT))
                .rows();
        long size = 0;
        int number = 0;
        while (number < rows.size() && rows.get(number).seq() <= last && (number == 0 || size < PART)) {
            size += rows.get(number).size();
            number++;
        }
        if (number == 0) {
            export.close();
            return true;
        }
        for (LogEntry entry : log.entries(new LogQuery(kinds, text, LogQuery.Place.FROM, next, number))) {
            export.add(entry);
            next = entry.seq() + 1;
        }
        export.flush();
        return false;
    }
}
