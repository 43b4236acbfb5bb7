package io.isosocket.workbench.store;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.isosocket.workbench.log.LogEntry;
import io.isosocket.workbench.log.LogKind;
import io.isosocket.workbench.log.LogType;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Reads a log. Each statement finds its rows by an index, however long the log is: by their number, by the counts that
 * each row has of those before it, or by the index of texts. Used by one thread at a time.
 */
final class LogReader implements AutoCloseable {

    /** How many rows are looked at in one go where no index knows the text. */
    private static final int WINDOW = 10_000;

    private static final String ROWS =
            "SELECT e.seq, e.at, e.kind, e.type, e.size, e.code, e.preview, e.payload IS NULL OR e.size * 2 ="
                    + " length(e.preview), (SELECT p.at FROM entry p WHERE p.seq = e.seq - 1) FROM ";

    private static final String ENTRIES = "SELECT e.seq, e.at, e.kind, e.type, e.preview, e.payload, e.code FROM ";

    private static final String RANK = "SELECT sent, received, error, info FROM entry WHERE seq = ?";

    private final Connection connection;
    private final LogCounts before;
    private final Map<String, PreparedStatement> statements = new HashMap<>();

    /**
     * Makes a reader.
     *
     * @param connection its connection, which it closes
     * @param before what there was when the log was cleared last
     */
    LogReader(Connection connection, LogCounts before) {
        this.connection = connection;
        this.before = before;
    }

    /** Which way rows are read. */
    enum Direction {
        /** From a number on. */
        FORWARD(">=", "ASC"),
        /** From before a number back. */
        BACKWARD("<", "DESC");

        private final String comparison;
        private final String order;

        Direction(String comparison, String order) {
            this.comparison = comparison;
            this.order = order;
        }

        /** Rows of all kinds: a number, a limit. */
        String ofAll() {
            return "entry e WHERE e.seq " + comparison + " ? ORDER BY e.seq " + order + " LIMIT ?";
        }

        /** Rows of some kinds: a kind, a number, a limit for each; a limit. The first few of each kind hold the first few of all. */
        String ofKinds(int number) {
            String one = "SELECT seq FROM (SELECT seq FROM entry WHERE kind = ? AND seq " + comparison
                    + " ? ORDER BY seq " + order + " LIMIT ?)";
            return "entry e WHERE e.seq IN (" + String.join(" UNION ALL ", Collections.nCopies(number, one))
                    + ") ORDER BY e.seq " + order + " LIMIT ?";
        }

        /** Rows that contain a text: an expression, a number, a limit. */
        String withText() {
            return "entry_text JOIN entry e ON e.seq = entry_text.rowid WHERE entry_text MATCH ?"
                    + " AND entry_text.rowid " + comparison + " ? ORDER BY entry_text.rowid " + order + " LIMIT ?";
        }
    }

    private interface Mapping<T> {
        T of(ResultSet row) throws SQLException;
    }

    LogPage page(LogQuery query, LogCounts counts) throws SQLException {
        long from =
                query.place() == LogQuery.Place.ROW ? numberOfRow(query.kinds(), query.value(), counts) : query.value();
        List<LogRow> rows = find(query, from, query.limit() + 1, ROWS, LogReader::row);
        boolean hasMore = rows.size() > query.limit();
        if (hasMore) {
            rows.remove(query.place() == LogQuery.Place.BEFORE ? 0 : rows.size() - 1);
        }
        if (!query.text().isEmpty()) {
            return new LogPage(rows, OptionalLong.empty(), OptionalLong.empty(), hasMore, counts);
        }
        long first = rows.isEmpty()
                ? counts.of(query.kinds())
                : rowOf(query.kinds(), rows.get(0).seq());
        return new LogPage(rows, OptionalLong.of(first), OptionalLong.of(counts.of(query.kinds())), hasMore, counts);
    }

    List<LogEntry> entries(LogQuery query) throws SQLException {
        return find(query, query.value(), query.limit(), ENTRIES, LogReader::entry);
    }

    /** {@return the row that an entry, or the next of these kinds, has among them} */
    long rowOf(Set<LogKind> kinds, long seq) throws SQLException {
        return rank(kinds, seq - 1);
    }

    /** The number of the n-th entry of these kinds, or one behind the last. */
    private long numberOfRow(Set<LogKind> kinds, long row, LogCounts counts) throws SQLException {
        long low = counts.first();
        long high = counts.last() + 1;
        if (row >= counts.of(kinds)) {
            return high;
        }
        if (kinds.size() == LogKind.values().length) {
            return low + row;
        }
        while (low < high) {
            long middle = (low + high) >>> 1;
            if (rank(kinds, middle) > row) {
                high = middle;
            } else {
                low = middle + 1;
            }
        }
        return low;
    }

    /** How many entries of these kinds there are up to and with one. */
    private long rank(Set<LogKind> kinds, long seq) throws SQLException {
        PreparedStatement statement = statement(RANK);
        statement.setLong(1, seq);
        try (ResultSet row = statement.executeQuery()) {
            if (!row.next()) {
                // Before the first entry, or behind the last: the caller asks for no other.
                return 0;
            }
            return new LogCounts(1, seq, row.getLong(1), row.getLong(2), row.getLong(3), row.getLong(4))
                    .since(before)
                    .of(kinds);
        }
    }

    private <T> List<T> find(LogQuery query, long from, int limit, String columns, Mapping<T> mapping)
            throws SQLException {
        Direction direction = query.place() == LogQuery.Place.BEFORE ? Direction.BACKWARD : Direction.FORWARD;
        List<T> found;
        if (query.kinds().isEmpty()) {
            return new ArrayList<>();
        }
        if (query.text().isEmpty()) {
            found = query.isOfAllKinds()
                    ? list(columns + direction.ofAll(), mapping, from, limit)
                    : list(
                            columns + direction.ofKinds(query.kinds().size()),
                            mapping,
                            perKind(query.kinds(), from, limit));
        } else if (LogSearch.isIndexed(query.text())) {
            String expression = LogSearch.expression(query.text(), query.kinds());
            found = list(columns + direction.withText(), mapping, expression, from, limit);
        } else {
            found = scan(query, direction, from, limit, columns, mapping);
        }
        if (direction == Direction.BACKWARD) {
            Collections.reverse(found);
        }
        return found;
    }

    private static Object[] perKind(Set<LogKind> kinds, long from, int limit) {
        List<Object> values = new ArrayList<>();
        for (LogKind kind : EnumSet.copyOf(kinds)) {
            values.addAll(List.of(kind.jsonName(), from, limit));
        }
        values.add(limit);
        return values.toArray();
    }

    /** One or two characters are in no index: looks at the rows themselves, some at a time. */
    private <T> List<T> scan(
            LogQuery query, Direction direction, long from, int limit, String columns, Mapping<T> mapping)
            throws SQLException {
        List<T> found = new ArrayList<>();
        long next = from;
        List<LogEntry> window;
        do {
            window = list(ENTRIES + direction.ofAll(), LogReader::entry, next, WINDOW);
            for (LogEntry entry : window) {
                next = direction == Direction.FORWARD ? entry.seq() + 1 : entry.seq();
                if (found.size() < limit && query.kinds().contains(entry.kind()) && contains(entry, query.text())) {
                    found.addAll(list(columns + Direction.FORWARD.ofAll(), mapping, entry.seq(), 1));
                }
            }
        } while (found.size() < limit && window.size() == WINDOW);
        return found;
    }

    private static boolean contains(LogEntry entry, String text) {
        return LogSearch.contains(entry.type().isBinary() ? Preview.of(entry).text() : entry.text(), text);
    }

    private static LogRow row(ResultSet row) throws SQLException {
        long at = row.getLong(2);
        long previous = row.getLong(9);
        OptionalLong delta = row.wasNull() ? OptionalLong.empty() : OptionalLong.of(at - previous);
        return new LogRow(
                row.getLong(1),
                at,
                LogKind.ofJson(row.getString(3)),
                type(row.getString(4)),
                row.getLong(5),
                row.getInt(6),
                row.getString(7),
                row.getBoolean(8),
                delta);
    }

    private static LogEntry entry(ResultSet row) throws SQLException {
        byte @Nullable [] payload = row.getBytes(6);
        return new LogEntry(
                row.getLong(1),
                row.getLong(2),
                LogKind.ofJson(row.getString(3)),
                type(row.getString(4)),
                payload == null ? row.getString(5).getBytes(UTF_8) : payload,
                row.getInt(7));
    }

    private static LogType type(String name) {
        return LogType.valueOf(name.toUpperCase(Locale.ROOT));
    }

    private <T> List<T> list(String sql, Mapping<T> mapping, Object... values) throws SQLException {
        PreparedStatement statement = statement(sql);
        for (int i = 0; i < values.length; i++) {
            statement.setObject(i + 1, values[i]);
        }
        List<T> found = new ArrayList<>();
        try (ResultSet rows = statement.executeQuery()) {
            while (rows.next()) {
                found.add(mapping.of(rows));
            }
        }
        return found;
    }

    private PreparedStatement statement(String sql) throws SQLException {
        @Nullable PreparedStatement known = statements.get(sql);
        if (known == null) {
            known = connection.prepareStatement(sql);
            statements.put(sql, known);
        }
        return known;
    }

    /** {@return each statement that the page's requests lead to, but for the search that no index knows} */
    static List<String> statements() {
        List<String> all = new ArrayList<>();
        all.add(RANK);
        for (Direction direction : Direction.values()) {
            for (String columns : List.of(ROWS, ENTRIES)) {
                all.add(columns + direction.ofAll());
                all.add(columns + direction.withText());
                for (int kinds = 1; kinds < LogKind.values().length; kinds++) {
                    all.add(columns + direction.ofKinds(kinds));
                }
            }
        }
        return all;
    }

    /** {@return how SQLite would run a statement, line by line} */
    List<String> planOf(String sql) throws SQLException {
        return list("EXPLAIN QUERY PLAN " + sql, row -> row.getString("detail"));
    }

    @Override
    public void close() throws SQLException {
        connection.close();
    }
}
