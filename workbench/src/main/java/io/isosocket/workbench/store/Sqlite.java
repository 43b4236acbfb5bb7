package io.isosocket.workbench.store;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Objects;
import org.sqlite.SQLiteConfig;
import org.sqlite.SQLiteConfig.JournalMode;
import org.sqlite.SQLiteConfig.Pragma;
import org.sqlite.SQLiteConfig.SynchronousMode;

/** Opens files of SQLite so that a killed process leaves them whole. */
final class Sqlite {

    /** The version of the schemas; a file of another one is not touched. */
    private static final int SCHEMA = 1;

    private static final int BUSY_MILLIS = 10_000;

    /** In bytes: what is read of a file that is larger than this, is read and not mapped. */
    private static final String MAPPED = Long.toString(1L << 30);

    private Sqlite() {}

    /**
     * Opens a file, and makes its tables where it is new.
     *
     * @param file the file
     * @param schema the name of the file with its tables
     * @param synchronous when the disk has to have what was written
     * @return the connection, used by one thread at a time, with no transaction begun
     */
    static Connection open(Path file, String schema, SynchronousMode synchronous) throws SQLException {
        SQLiteConfig config = new SQLiteConfig();
        config.setJournalMode(JournalMode.WAL);
        config.setSynchronous(synchronous);
        config.setBusyTimeout(BUSY_MILLIS);
        config.setPragma(Pragma.MMAP_SIZE, MAPPED);
        try {
            keepToTheUser(file);
            Connection connection = config.createConnection("jdbc:sqlite:" + file);
            try {
                prepare(connection, schema);
                return connection;
            } catch (SQLException | RuntimeException e) {
                connection.close();
                throw e;
            }
        } catch (SQLException | IOException e) {
            throw new SQLException(file + ": " + e.getMessage(), e);
        }
    }

    /** A new file is its user's alone, also in a folder of everybody's; SQLite gives those beside it the same rights. */
    private static void keepToTheUser(Path file) throws IOException {
        if (Files.notExists(file)
                && FileSystems.getDefault().supportedFileAttributeViews().contains("posix")) {
            Files.createFile(file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        }
    }

    private static void prepare(Connection connection, String schema) throws SQLException {
        int version = version(connection);
        if (version == 0) {
            connection.setAutoCommit(false);
            try (Statement statement = connection.createStatement()) {
                statement.executeUpdate(text(schema));
                statement.executeUpdate("PRAGMA user_version = " + SCHEMA);
            }
            connection.commit();
            connection.setAutoCommit(true);
        } else if (version != SCHEMA) {
            throw new SQLException("the file is of version " + version + ", and this program knows " + SCHEMA
                    + ": another version of Isosocket made it");
        }
    }

    private static int version(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet result = statement.executeQuery("PRAGMA user_version")) {
            return result.getInt(1);
        }
    }

    private static String text(String schema) {
        try (InputStream in = Objects.requireNonNull(Sqlite.class.getResourceAsStream(schema), schema)) {
            return new String(in.readAllBytes(), UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
