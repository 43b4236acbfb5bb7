package io.isosocket.workbench.store;

import io.isosocket.workbench.log.LogEntry;
import io.isosocket.workbench.log.LogKind;
import io.isosocket.workbench.log.LogType;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/**
 * The log of one session, in a file of its own. A thread of its own writes what has come, in one transaction as much as
 * there is; so what a killed process loses is what came in its last milliseconds.
 *
 * <p>Any thread may call its methods. {@link #append} waits while more is to be written than fits into memory.
 */
public final class SessionLog implements AutoCloseable {

    /** Hears what becomes of what was appended, on the log's own thread. */
    public interface Listener {

        /**
         * Entries were written, or the log was cleared.
         *
         * @param counts what the log has now
         * @param cleared whether the log was cleared
         */
        void written(LogCounts counts, boolean cleared);

        /**
         * The file could not be written; it is tried again, and nothing is lost as long as the process lives.
         *
         * @param problem why
         */
        void failed(Exception problem);
    }

    /** Above this many bytes that are to be written, {@link #append} waits. */
    private static final long QUEUE_BYTES = 16L << 20;

    /** What an entry costs beside its payload. */
    private static final int ENTRY_BYTES = 200;

    private static final int BATCH = 5_000;

    private static final long RETRY_SECONDS = 1;

    private static final List<String> SUFFIXES = List.of("", "-wal", "-shm");

    private final Path file;
    private final Listener listener;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private final Deque<LogEntry> queue = new ArrayDeque<>();
    private final Thread writer;
    private final List<CompletableFuture<LogCounts>> clears = new ArrayList<>();
    /** Held by who reads, and while the file is exchanged. */
    private final ReentrantLock reading = new ReentrantLock();

    private long queuedBytes;
    private long lastSeq;
    private long clearTo;
    private boolean isClosed;
    private volatile LogFile content;
    private volatile Optional<String> problem = Optional.empty();

    private SessionLog(Path file, LogFile content, Listener listener) {
        this.file = file;
        this.content = content;
        this.listener = listener;
        lastSeq = content.running().last();
        writer = new Thread(this::write, "isosocket-" + file.getFileName());
        writer.setDaemon(true);
    }

    /**
     * Opens a log, which is empty where there is no file.
     *
     * @param file the file
     * @param listener hears what becomes of what is appended
     * @return the log
     * @throws SQLException if the file cannot be read
     */
    public static SessionLog open(Path file, Listener listener) throws SQLException {
        SessionLog log = new SessionLog(file, LogFile.open(file), listener);
        log.writer.start();
        return log;
    }

    /** {@return why it cannot be written at present, if that is so; what comes waits} */
    public Optional<String> problem() {
        return problem;
    }

    /**
     * Takes nothing more, and lets go of who waits to append; what is queued is still written, if it can be. For a log that
     * cannot be written, so that its session can be closed.
     */
    public void refuse() {
        lock.lock();
        try {
            isClosed = true;
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /** {@return what is written} */
    public LogCounts counts() {
        return content.counts();
    }

    /**
     * Adds an entry. Waits while too much is to be written. A closed log takes nothing: what still comes from a connection
     * that is given up is of no use to anybody.
     *
     * @param kind whose doing it is
     * @param type what it is
     * @param payload belongs to the log from now on
     * @param code the code of a close frame, or 0
     * @return its number, or 0 if the log is closed
     */
    public long append(LogKind kind, LogType type, byte[] payload, int code) {
        long now = ChronoUnit.MICROS.between(Instant.EPOCH, Instant.now());
        lock.lock();
        try {
            while (queuedBytes > QUEUE_BYTES && !isClosed) {
                changed.awaitUninterruptibly();
            }
            if (isClosed) {
                return 0;
            }
            lastSeq++;
            queue.add(new LogEntry(lastSeq, now, kind, type, payload, code));
            queuedBytes += payload.length + (long) ENTRY_BYTES;
            changed.signalAll();
            return lastSeq;
        } finally {
            lock.unlock();
        }
    }

    /**
     * Forgets all entries up to now; the numbers go on.
     *
     * @return done once they are gone
     * @throws IllegalStateException if the log is closed
     */
    public CompletionStage<LogCounts> clear() {
        CompletableFuture<LogCounts> done = new CompletableFuture<>();
        lock.lock();
        try {
            if (isClosed) {
                throw new IllegalStateException("the log is closed");
            }
            queue.clear();
            queuedBytes = 0;
            clearTo = lastSeq;
            clears.add(done);
            changed.signalAll();
        } finally {
            lock.unlock();
        }
        return done;
    }

    /**
     * Reads rows.
     *
     * @param query which
     * @return the rows
     * @throws SQLException if the file cannot be read
     */
    public LogPage page(LogQuery query) throws SQLException {
        return read(file -> file.page(query));
    }

    /**
     * Counts the entries of some kinds before one.
     *
     * @param kinds the kinds
     * @param seq the number of the entry
     * @return the row that the entry, or the next of these kinds, has among them
     * @throws SQLException if the file cannot be read
     */
    public long rowOf(Set<LogKind> kinds, long seq) throws SQLException {
        return read(file -> file.rowOf(kinds, seq));
    }

    /**
     * Reads whole entries.
     *
     * @param query which
     * @return the entries, in the order of their numbers
     * @throws SQLException if the file cannot be read
     */
    public List<LogEntry> entries(LogQuery query) throws SQLException {
        return read(file -> file.reader().entries(query));
    }

    /** {@return the plan of a statement, as SQLite tells it} */
    List<String> planOf(String sql) throws SQLException {
        return read(file -> file.reader().planOf(sql));
    }

    private interface Reading<T> {
        T of(LogFile file) throws SQLException;
    }

    private <T> T read(Reading<T> what) throws SQLException {
        reading.lock();
        try {
            return what.of(content);
        } finally {
            reading.unlock();
        }
    }

    /** Writes what is queued, waits for that, and closes the file. */
    @Override
    public void close() {
        refuse();
        boolean interrupted = false;
        while (writer.isAlive()) {
            try {
                writer.join();
            } catch (InterruptedException e) {
                interrupted = true;
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    /**
     * Closes the log and deletes its file.
     *
     * @throws IOException if the file cannot be deleted
     */
    public void delete() throws IOException {
        lock.lock();
        try {
            queue.clear();
        } finally {
            lock.unlock();
        }
        close();
        deleteFiles();
    }

    /**
     * Moves a log that nobody has open out of the way.
     *
     * @param file its file
     * @return where it is now
     * @throws IOException if it cannot be moved
     */
    public static Path setAside(Path file) throws IOException {
        String end = ".damaged-" + Instant.now().toEpochMilli();
        for (String suffix : SUFFIXES) {
            Path part = file.resolveSibling(file.getFileName() + suffix);
            if (Files.exists(part)) {
                Files.move(part, part.resolveSibling(file.getFileName() + end + suffix));
            }
        }
        return file.resolveSibling(file.getFileName() + end);
    }

    private void deleteFiles() throws IOException {
        for (String suffix : SUFFIXES) {
            Files.deleteIfExists(file.resolveSibling(file.getFileName() + suffix));
        }
    }

    /** What the thread does until the log is closed. */
    private void write() {
        List<LogEntry> batch = new ArrayList<>();
        while (next(batch)) {
            try {
                if (batch.isEmpty()) {
                    clearContent();
                } else {
                    content.write(batch);
                    problem = Optional.empty();
                    taken(batch);
                    listener.written(content.counts(), false);
                }
            } catch (SQLException | IOException | RuntimeException e) {
                boolean isNew = problem.isEmpty();
                problem = Optional.of(String.valueOf(e.getMessage()));
                if (isNew) {
                    listener.failed(e);
                }
                if (!waitsToTryAgain()) {
                    break;
                }
            }
        }
        content.close();
    }

    /**
     * Waits for something to do.
     *
     * @param batch what could not be written before, and takes what is to be written; empty where the log is to be cleared
     * @return whether there is something; not so where the log is closed and all is written
     */
    private boolean next(List<LogEntry> batch) {
        lock.lock();
        try {
            while (batch.isEmpty() && queue.isEmpty() && clears.isEmpty() && !isClosed) {
                changed.awaitUninterruptibly();
            }
            if (!clears.isEmpty()) {
                batch.clear();
                return true;
            }
            while (batch.size() < BATCH && !queue.isEmpty()) {
                batch.add(queue.remove());
            }
            return !batch.isEmpty();
        } finally {
            lock.unlock();
        }
    }

    private void taken(List<LogEntry> batch) {
        long bytes = batch.stream().mapToLong(SessionLog::bytes).sum();
        batch.clear();
        lock.lock();
        try {
            // A clear meanwhile counts these as gone.
            queuedBytes = Math.max(0, queuedBytes - bytes);
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    private static long bytes(LogEntry entry) {
        return entry.payload().length + (long) ENTRY_BYTES;
    }

    private void clearContent() throws SQLException, IOException {
        List<CompletableFuture<LogCounts>> asked;
        long last;
        lock.lock();
        try {
            asked = List.copyOf(clears);
            last = clearTo;
        } finally {
            lock.unlock();
        }
        reading.lock();
        try {
            LogFile old = content;
            old.close();
            deleteFiles();
            content = LogFile.create(file, old.running().endingWith(last));
        } finally {
            reading.unlock();
        }
        lock.lock();
        try {
            clears.subList(0, asked.size()).clear();
        } finally {
            lock.unlock();
        }
        problem = Optional.empty();
        listener.written(content.counts(), true);
        asked.forEach(done -> done.complete(content.counts()));
    }

    private boolean waitsToTryAgain() {
        lock.lock();
        try {
            long left = TimeUnit.SECONDS.toNanos(RETRY_SECONDS);
            while (left > 0 && !isClosed) {
                left = changed.awaitNanos(left);
            }
            return !isClosed;
        } catch (InterruptedException e) {
            // Nobody interrupts this thread; to try again is right all the same.
            return true;
        } finally {
            lock.unlock();
        }
    }
}
