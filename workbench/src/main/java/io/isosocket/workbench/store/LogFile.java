package io.isosocket.workbench.store;

import io.isosocket.workbench.log.LogEntry;
import io.isosocket.workbench.log.LogKind;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.sqlite.SQLiteConfig.SynchronousMode;

/** The file of a log: one connection writes, another reads. Written by one thread. */
final class LogFile {

    private static final String INSERT_ENTRY =
            "INSERT INTO entry (seq, at, kind, type, size, code, sent, received, error, info, preview, payload)"
                    + " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)";

    private static final String INSERT_BEGINNING =
            "INSERT INTO beginning (seq, sent, received, error, info) VALUES (?, ?, ?, ?, ?)";

    private final Connection connection;
    private final PreparedStatement insertEntry;
    private final Map<LogKind, PreparedStatement> insertTexts = new EnumMap<>(LogKind.class);
    private final LogReader reader;
    /** What there was when the log was cleared last. */
    private final LogCounts before;
    /** Counted since the log was first made, whether cleared or not. */
    private volatile LogCounts running;

    private LogFile(Connection connection, LogReader reader, LogCounts before) throws SQLException {
        this.connection = connection;
        this.reader = reader;
        this.before = before;
        connection.setAutoCommit(false);
        insertEntry = connection.prepareStatement(INSERT_ENTRY);
        for (LogKind kind : LogKind.values()) {
            insertTexts.put(
                    kind,
                    connection.prepareStatement(
                            "INSERT INTO " + LogSearch.table(kind) + " (rowid, text) VALUES (?, ?)"));
        }
        running = running(connection, before);
    }

    /** Opens a file, or makes one that has no entry yet. */
    static LogFile open(Path file) throws SQLException {
        Connection connection = connect(file);
        try {
            return of(file, connection, beginning(connection));
        } catch (SQLException e) {
            connection.close();
            throw e;
        }
    }

    /** Makes a file whose entries follow on others. */
    static LogFile create(Path file, LogCounts before) throws SQLException {
        Connection connection = connect(file);
        try {
            begin(connection, before);
            return of(file, connection, before);
        } catch (SQLException e) {
            connection.close();
            throw e;
        }
    }

    private static Connection connect(Path file) throws SQLException {
        return Sqlite.open(file, "log.sql", SynchronousMode.NORMAL);
    }

    private static LogFile of(Path file, Connection connection, LogCounts before) throws SQLException {
        Connection reading = connect(file);
        try {
            return new LogFile(connection, new LogReader(reading, before), before);
        } catch (SQLException e) {
            reading.close();
            throw e;
        }
    }

    private static LogCounts beginning(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("SELECT seq, sent, received, error, info FROM beginning")) {
            return row.next() ? counts(row) : LogCounts.NONE;
        }
    }

    private static void begin(Connection connection, LogCounts before) throws SQLException {
        try (PreparedStatement insert = connection.prepareStatement(INSERT_BEGINNING)) {
            insert.setLong(1, before.last());
            insert.setLong(2, before.sent());
            insert.setLong(3, before.received());
            insert.setLong(4, before.error());
            insert.setLong(5, before.info());
            insert.executeUpdate();
        }
    }

    private static LogCounts running(Connection connection, LogCounts before) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(
                        "SELECT seq, sent, received, error, info FROM entry ORDER BY seq DESC LIMIT 1")) {
            return row.next() ? counts(row) : before;
        }
    }

    private static LogCounts counts(ResultSet row) throws SQLException {
        return new LogCounts(1, row.getLong(1), row.getLong(2), row.getLong(3), row.getLong(4), row.getLong(5));
    }

    LogReader reader() {
        return reader;
    }

    LogPage page(LogQuery query) throws SQLException {
        return reader.page(query, counts());
    }

    long rowOf(Set<LogKind> kinds, long seq) throws SQLException {
        return reader.rowOf(kinds, Math.min(seq, counts().last() + 1));
    }

    /** {@return what there is since the log was cleared last} */
    LogCounts counts() {
        return running.since(before);
    }

    /** {@return what there was since the log was first made} */
    LogCounts running() {
        return running;
    }

    /** Writes entries, all or none. */
    void write(List<LogEntry> entries) throws SQLException {
        LogCounts counts = running;
        try {
            for (LogEntry entry : entries) {
                counts = counts.plus(entry.kind());
                add(entry, counts);
            }
            insertEntry.executeBatch();
            for (PreparedStatement insertText : insertTexts.values()) {
                insertText.executeBatch();
            }
            connection.commit();
        } catch (SQLException e) {
            insertEntry.clearBatch();
            for (PreparedStatement insertText : insertTexts.values()) {
                insertText.clearBatch();
            }
            connection.rollback();
            throw e;
        }
        running = counts;
    }

    private void add(LogEntry entry, LogCounts counts) throws SQLException {
        Preview preview = Preview.of(entry);
        boolean isBinary = entry.type().isBinary();
        insertEntry.setLong(1, entry.seq());
        insertEntry.setLong(2, entry.atMicros());
        insertEntry.setString(3, entry.kind().jsonName());
        insertEntry.setString(4, entry.type().jsonName());
        insertEntry.setInt(5, entry.payload().length);
        insertEntry.setInt(6, entry.code());
        insertEntry.setLong(7, counts.sent());
        insertEntry.setLong(8, counts.received());
        insertEntry.setLong(9, counts.error());
        insertEntry.setLong(10, counts.info());
        insertEntry.setString(11, preview.text());
        insertEntry.setBytes(12, preview.isWhole() && !isBinary ? null : entry.payload());
        insertEntry.addBatch();

        String text = preview.isWhole() || isBinary ? preview.text() : entry.text();
        PreparedStatement insertText = Objects.requireNonNull(insertTexts.get(entry.kind()));
        insertText.setLong(1, entry.seq());
        insertText.setString(2, LogSearch.searched(text));
        insertText.addBatch();
    }

    /** Closes it; more than once is as once. */
    void close() {
        try {
            reader.close();
            connection.close();
        } catch (SQLException e) {
            throw new IllegalStateException("the log cannot be closed", e);
        }
    }
}
