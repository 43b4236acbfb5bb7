package io.isosocket.workbench.store;

import io.vertx.core.json.JsonObject;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Collectors;
import org.sqlite.SQLiteConfig.SynchronousMode;

/**
 * What the workbench keeps beside the logs: its sessions, what a user saved, and the settings of the page. Each method is a
 * transaction of its own, on the disk when it returns. Used by one thread at a time.
 */
public final class WorkbenchStore implements AutoCloseable {

    private final Connection connection;
    private final Clock clock = Clock.systemUTC();

    private WorkbenchStore(Connection connection) {
        this.connection = connection;
    }

    /**
     * Opens the file, or makes it.
     *
     * @param file the file
     * @return the store
     * @throws SQLException if it cannot be read
     */
    public static WorkbenchStore open(Path file) throws SQLException {
        return new WorkbenchStore(Sqlite.open(file, "workbench.sql", SynchronousMode.FULL));
    }

    private interface Mapping<T> {
        T of(ResultSet row) throws SQLException;
    }

    private <T> List<T> list(String sql, Mapping<T> mapping, Object... values) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            set(statement, values);
            List<T> found = new ArrayList<>();
            try (ResultSet rows = statement.executeQuery()) {
                while (rows.next()) {
                    found.add(mapping.of(rows));
                }
            }
            return found;
        }
    }

    private int update(String sql, Object... values) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            set(statement, values);
            return statement.executeUpdate();
        }
    }

    private static void set(PreparedStatement statement, Object... values) throws SQLException {
        for (int i = 0; i < values.length; i++) {
            statement.setObject(i + 1, values[i]);
        }
    }

    private long insert(String sql, Object... values) throws SQLException {
        update(sql, values);
        return list("SELECT last_insert_rowid()", row -> row.getLong(1)).get(0);
    }

    private interface Work {
        void run() throws SQLException;
    }

    private void together(Work work) throws SQLException {
        connection.setAutoCommit(false);
        try {
            work.run();
            connection.commit();
        } catch (SQLException | RuntimeException e) {
            connection.rollback();
            throw e;
        } finally {
            connection.setAutoCommit(true);
        }
    }

    /**
     * Reads the sessions.
     *
     * @return all of them, in their order
     * @throws SQLException if they cannot be read
     */
    public List<StoredSession> sessions() throws SQLException {
        return list(
                "SELECT id, title, connection, variables, ever_open FROM session ORDER BY position, id",
                row -> new StoredSession(
                        row.getLong(1),
                        row.getString(2),
                        new JsonObject(row.getString(3)),
                        new JsonObject(row.getString(4)),
                        row.getBoolean(5)));
    }

    /**
     * Adds a session behind the others.
     *
     * @param title what its tab says
     * @param json where it connects
     * @return its number
     * @throws SQLException if it cannot be written
     */
    public long addSession(String title, JsonObject json) throws SQLException {
        return insert(
                "INSERT INTO session (position, title, connection, variables, ever_open)"
                        + " VALUES ((SELECT coalesce(max(position), -1) + 1 FROM session), ?, ?, '{}', 0)",
                title,
                json.encode());
    }

    /**
     * Changes a session.
     *
     * @param session what it is now
     * @throws SQLException if it cannot be written
     */
    public void updateSession(StoredSession session) throws SQLException {
        update(
                "UPDATE session SET title = ?, connection = ?, variables = ?, ever_open = ? WHERE id = ?",
                session.title(),
                session.connection().encode(),
                session.variables().encode(),
                session.wasEverOpen() ? 1 : 0,
                session.id());
    }

    /**
     * Forgets a session.
     *
     * @param id its number
     * @throws SQLException if it cannot be written
     */
    public void deleteSession(long id) throws SQLException {
        update("DELETE FROM session WHERE id = ?", id);
    }

    /**
     * Puts sessions into an order.
     *
     * @param ids their numbers
     * @throws SQLException if it cannot be written
     */
    public void orderSessions(List<Long> ids) throws SQLException {
        order("session", ids);
    }

    private void order(String table, List<Long> ids) throws SQLException {
        together(() -> {
            for (int i = 0; i < ids.size(); i++) {
                update("UPDATE " + table + " SET position = ? WHERE id = ?", i, ids.get(i));
            }
        });
    }

    /**
     * Reads what was saved.
     *
     * @param kind connections or messages
     * @return all of them, in their order
     * @throws SQLException if they cannot be read
     */
    public List<Saved> saved(SavedKind kind) throws SQLException {
        return list(select(kind) + " ORDER BY position, id", row -> saved(kind, row));
    }

    /**
     * Reads one of what was saved.
     *
     * @param kind a connection or a message
     * @param id its number
     * @return it, if it is there
     * @throws SQLException if it cannot be read
     */
    public Optional<Saved> saved(SavedKind kind, long id) throws SQLException {
        return list(select(kind) + " WHERE id = ?", row -> saved(kind, row), id).stream()
                .findFirst();
    }

    private static String select(SavedKind kind) {
        return "SELECT id, name, created, used, position, " + String.join(", ", kind.columns()) + " FROM "
                + kind.table();
    }

    private static Saved saved(SavedKind kind, ResultSet row) throws SQLException {
        long used = row.getLong(4);
        OptionalLong lastUse = row.wasNull() ? OptionalLong.empty() : OptionalLong.of(used);
        List<String> content = new ArrayList<>();
        for (String column : kind.columns()) {
            content.add(row.getString(column));
        }
        return new Saved(
                row.getLong(1), row.getString(2), kind.content(content), row.getLong(3), lastUse, row.getInt(5));
    }

    /**
     * Saves something behind the others.
     *
     * @param kind a connection or a message
     * @param name its name
     * @param content the connection or the message
     * @return what is saved
     * @throws SQLException if it cannot be written
     */
    public Saved save(SavedKind kind, String name, JsonObject content) throws SQLException {
        String columns = String.join(", ", kind.columns());
        String marks = String.join(", ", Collections.nCopies(kind.columns().size(), "?"));
        List<Object> values = new ArrayList<>(List.of(name, clock.millis()));
        values.addAll(kind.values(content));
        long id = insert(
                "INSERT INTO " + kind.table() + " (position, name, created, " + columns
                        + ") VALUES ((SELECT coalesce(max(position), -1) + 1 FROM " + kind.table() + "), ?, ?, " + marks
                        + ")",
                values.toArray());
        return saved(kind, id).orElseThrow();
    }

    /**
     * Saves several, all or none.
     *
     * @param connections connections by their names; a list of name and content, since names may be the same
     * @param messages messages likewise
     * @throws SQLException if they cannot be written
     */
    public void saveAll(List<Saved> connections, List<Saved> messages) throws SQLException {
        together(() -> {
            for (Saved one : connections) {
                save(SavedKind.CONNECTION, one.name(), one.content());
            }
            for (Saved one : messages) {
                save(SavedKind.MESSAGE, one.name(), one.content());
            }
        });
    }

    /**
     * Changes the name and the content of something saved.
     *
     * @param kind a connection or a message
     * @param id its number
     * @param name its name
     * @param content the connection or the message
     * @throws SQLException if it cannot be written
     */
    public void change(SavedKind kind, long id, String name, JsonObject content) throws SQLException {
        List<Object> values = new ArrayList<>(List.of(name));
        values.addAll(kind.values(content));
        values.add(id);
        String columns =
                kind.columns().stream().map(column -> ", " + column + " = ?").collect(Collectors.joining());
        update("UPDATE " + kind.table() + " SET name = ?" + columns + " WHERE id = ?", values.toArray());
    }

    /**
     * Notes that something is used now.
     *
     * @param kind a connection or a message
     * @param id its number
     * @throws SQLException if it cannot be written
     */
    public void use(SavedKind kind, long id) throws SQLException {
        update("UPDATE " + kind.table() + " SET used = ? WHERE id = ?", clock.millis(), id);
    }

    /**
     * Puts what is saved into an order.
     *
     * @param kind connections or messages
     * @param ids their numbers
     * @throws SQLException if it cannot be written
     */
    public void order(SavedKind kind, List<Long> ids) throws SQLException {
        order(kind.table(), ids);
    }

    /**
     * Deletes something saved.
     *
     * @param kind a connection or a message
     * @param id its number
     * @return whether it was there
     * @throws SQLException if it cannot be written
     */
    public boolean delete(SavedKind kind, long id) throws SQLException {
        return update("DELETE FROM " + kind.table() + " WHERE id = ?", id) > 0;
    }

    /**
     * Reads the settings of the page.
     *
     * @return any object
     * @throws SQLException if they cannot be read
     */
    public JsonObject settings() throws SQLException {
        return list("SELECT value FROM setting WHERE name = 'page'", row -> new JsonObject(row.getString(1))).stream()
                .findFirst()
                .orElseGet(JsonObject::new);
    }

    /**
     * Replaces the settings of the page.
     *
     * @param value any object
     * @throws SQLException if they cannot be written
     */
    public void settings(JsonObject value) throws SQLException {
        update("INSERT OR REPLACE INTO setting (name, value) VALUES ('page', ?)", value.encode());
    }

    @Override
    public void close() throws SQLException {
        connection.close();
    }
}
