package io.isosocket.workbench.store;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.isosocket.workbench.log.LogKind;
import io.isosocket.workbench.log.LogType;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A log in a folder of its own, and how it is written and read. */
@Timeout(60)
abstract class SessionLogFixture {

    static final Set<LogKind> ALL = EnumSet.allOf(LogKind.class);

    private final BlockingQueue<LogCounts> written = new LinkedBlockingQueue<>();

    @TempDir
    Path folder;

    SessionLog log;

    @BeforeEach
    void open() throws SQLException {
        log = SessionLog.open(folder.resolve("log.db"), new SessionLog.Listener() {
            @Override
            public void written(LogCounts counts, boolean cleared) {
                written.add(counts);
            }

            @Override
            public void failed(Exception problem) {
                throw new AssertionError(problem);
            }
        });
    }

    @AfterEach
    void close() {
        log.close();
    }

    final long text(LogKind kind, String text) {
        return log.append(kind, LogType.TEXT, text.getBytes(UTF_8), 0);
    }

    final void awaitWritten(long last) throws InterruptedException {
        while (log.counts().last() < last) {
            assertTrue(written.poll(30, TimeUnit.SECONDS) != null, "nothing was written");
        }
    }

    final LogPage page(Set<LogKind> kinds, String text, LogQuery.Place place, long value, int limit)
            throws SQLException {
        return log.page(new LogQuery(kinds, text, place, value, limit));
    }

    static List<Long> numbers(LogPage page) {
        return page.rows().stream().map(LogRow::seq).toList();
    }

    static List<Long> range(long from, long to) {
        return LongStream.rangeClosed(from, to).boxed().toList();
    }
}
