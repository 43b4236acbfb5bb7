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
import java.util.function.Function;
import java.util.stream.Collectors;
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
                    + " length(e.preview), (SELECT p.at FROM entry p WHERE p.seq = e.seq - 1)";

    private static final String ENTRIES = "SELECT e.seq, e.at, e.kind, e.type, e.preview, e.payload, e.code";

    /** What decides whether an entry has a text; four bytes are the most that a character has. */
    private static final String SEARCHED =
            ", e.type AS searched_type, e.preview AS searched_preview, substr(e.payload, 1, " + 4 * LogSearch.SEARCHED
                    + ") AS searched";

    private static final String FROM = " FROM ";

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

        /** Candidates for a text: an expression, a number, a limit for each kind; a limit. */
        String withText(Set<LogKind> kinds) {
            String all = kinds.stream()
                    .sorted()
                    .map(LogSearch::table)
                    .map(table -> "SELECT seq FROM (SELECT rowid AS seq FROM " + table + " WHERE " + table
                            + " MATCH ? AND rowid " + comparison + " ? ORDER BY rowid " + order + " LIMIT ?)")
                    .collect(Collectors.joining(" UNION ALL "));
            return "entry e WHERE e.seq IN (" + all + ") ORDER BY e.seq " + order + " LIMIT ?";
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
                // Before the first entry; behind the last nobody asks.
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
        if (!query.text().isEmpty()) {
            found = containing(query, direction, from, limit, columns, mapping);
        } else if (query.isOfAllKinds()) {
            found = list(columns + FROM + direction.ofAll(), mapping, from, limit);
        } else {
            String sql = columns + FROM + direction.ofKinds(query.kinds().size());
            found = list(sql, mapping, perKind(query.kinds(), LogKind::jsonName, from, limit));
        }
        if (direction == Direction.BACKWARD) {
            Collections.reverse(found);
        }
        return found;
    }

    private static Object[] perKind(Set<LogKind> kinds, Function<LogKind, String> first, long from, int limit) {
        List<Object> values = new ArrayList<>();
        for (LogKind kind : EnumSet.copyOf(kinds)) {
            values.addAll(List.of(first.apply(kind), from, limit));
        }
        values.add(limit);
        return values.toArray();
    }

    /** Looks for a text in candidates, some at a time: all entries, where the text is too short for the tables. */
    private <T> List<T> containing(
            LogQuery query, Direction direction, long from, int limit, String columns, Mapping<T> mapping)
            throws SQLException {
        boolean isIndexed = LogSearch.isIndexed(query.text());
        Function<LogKind, String> first = isIndexed ? same(LogSearch.shortExpression(query.text())) : LogKind::jsonName;
        int window = isIndexed ? limit : WINDOW;
        PreparedStatement statement = statement(columns
                + SEARCHED
                + FROM
                + (isIndexed
                        ? direction.withText(query.kinds())
                        : direction.ofKinds(query.kinds().size())));
        List<T> found = new ArrayList<>();
        long next = from;
        int seen;
        do {
            seen = 0;
            int foundBefore = found.size();
            set(statement, perKind(query.kinds(), first, next, window));
            try (ResultSet rows = statement.executeQuery()) {
                while (found.size() < limit && rows.next()) {
                    seen++;
                    next = direction == Direction.FORWARD ? rows.getLong(1) + 1 : rows.getLong(1);
                    if (contains(rows, query.text())) {
                        found.add(mapping.of(rows));
                    }
                }
            }
            if (isIndexed && found.size() - foundBefore < seen / 2) {
                // What seemed rare is not. Both find all that has the text, so the search goes on from here.
                first = same(LogSearch.expression(query.text()));
            }
        } while (found.size() < limit && seen == window);
        return found;
    }

    private static Function<LogKind, String> same(String expression) {
        return kind -> expression;
    }

    private static boolean contains(ResultSet row, String text) throws SQLException {
        byte @Nullable [] payload = row.getBytes("searched");
        boolean isPreview =
                payload == null || type(row.getString("searched_type")).isBinary();
        return LogSearch.contains(isPreview ? row.getString("searched_preview") : new String(payload, UTF_8), text);
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
        set(statement, values);
        List<T> found = new ArrayList<>();
        try (ResultSet rows = statement.executeQuery()) {
            while (rows.next()) {
                found.add(mapping.of(rows));
            }
        }
        return found;
    }

    private static void set(PreparedStatement statement, Object... values) throws SQLException {
        for (int i = 0; i < values.length; i++) {
            statement.setObject(i + 1, values[i]);
        }
    }

    private PreparedStatement statement(String sql) throws SQLException {
        @Nullable PreparedStatement known = statements.get(sql);
        if (known == null) {
            known = connection.prepareStatement(sql);
            statements.put(sql, known);
        }
        return known;
    }

    /** {@return each statement that the page's requests lead to} */
    static List<String> statements() {
        List<String> all = new ArrayList<>();
        all.add(RANK);
        for (Direction direction : Direction.values()) {
            for (String columns : List.of(ROWS, ENTRIES)) {
                all.add(columns + FROM + direction.ofAll());
                EnumSet<LogKind> kinds = EnumSet.noneOf(LogKind.class);
                for (LogKind kind : LogKind.values()) {
                    kinds.add(kind);
                    all.add(columns + SEARCHED + FROM + direction.withText(kinds));
                    all.add(columns + SEARCHED + FROM + direction.ofKinds(kinds.size()));
                    all.add(columns + FROM + direction.ofKinds(kinds.size()));
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
