package io.isosocket.workbench.store;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.isosocket.workbench.log.LogEntry;
import io.isosocket.workbench.log.LogKind;
import io.isosocket.workbench.log.LogType;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import java.util.OptionalLong;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A log that is written, read, cleared and opened again. */
class SessionLogTest extends SessionLogFixture {

    /** Sent, received, sent, received, …, and an error as each hundredth. */
    private void fill(int number) throws InterruptedException {
        long last = 0;
        for (int i = 1; i <= number; i++) {
            LogKind kind = i % 100 == 0 ? LogKind.ERROR : i % 2 == 0 ? LogKind.RECEIVED : LogKind.SENT;
            last = text(kind, "message " + i);
        }
        awaitWritten(last);
    }

    @Test
    void pagesOfAllKindsAreFoundByRowAndByNumber() throws Exception {
        fill(1000);
        LogPage page = page(ALL, "", LogQuery.Place.ROW, 500, 10);
        assertEquals(range(501, 510), numbers(page));
        assertEquals(OptionalLong.of(500), page.row());
        assertEquals(OptionalLong.of(1000), page.total());
        assertTrue(page.hasMore());
        assertEquals(range(990, 999), numbers(page(ALL, "", LogQuery.Place.BEFORE, 1000, 10)));
        LogPage last = page(ALL, "", LogQuery.Place.FROM, 991, 10);
        assertEquals(range(991, 1000), numbers(last));
        assertFalse(last.hasMore());
        assertEquals(List.of(), numbers(page(ALL, "", LogQuery.Place.ROW, 1000, 10)));
    }

    @Test
    void rowsOfSomeKindsAreCountedAmongThose() throws Exception {
        fill(1000);
        LogPage errors = page(Set.of(LogKind.ERROR), "", LogQuery.Place.ROW, 3, 3);
        assertEquals(List.of(400L, 500L, 600L), numbers(errors));
        assertEquals(OptionalLong.of(3), errors.row());
        assertEquals(OptionalLong.of(10), errors.total());
        assertTrue(errors.hasMore());

        Set<LogKind> two = Set.of(LogKind.SENT, LogKind.ERROR);
        LogPage both = page(two, "", LogQuery.Place.ROW, 49, 4);
        assertEquals(List.of(99L, 100L, 101L, 103L), numbers(both));
        assertEquals(OptionalLong.of(510), both.total());
        assertEquals(List.of(99L, 100L), numbers(page(two, "", LogQuery.Place.BEFORE, 101, 2)));
        assertEquals(50, log.rowOf(two, 100));
        assertEquals(51, log.rowOf(two, 101));
        assertEquals(510, log.rowOf(two, 99_999_999));
        assertEquals(0, log.rowOf(two, 0));
        assertEquals(List.of(), numbers(page(Set.of(), "", LogQuery.Place.ROW, 0, 4)));
        assertEquals(List.of(), numbers(page(Set.of(LogKind.INFO), "", LogQuery.Place.FROM, 1, 4)));
    }

    @Test
    void aTextIsFoundWithoutRegardToCaseInAnyScript() throws Exception {
        text(LogKind.SENT, "Hello, World");
        text(LogKind.RECEIVED, "Привет, МИР");
        text(LogKind.RECEIVED, "สวัสดีชาวโลก");
        text(LogKind.ERROR, "say \"hello\"");
        log.append(LogKind.SENT, LogType.BINARY, new byte[] {(byte) 0xca, (byte) 0xfe, 1}, 0);
        awaitWritten(5);
        assertEquals(List.of(1L, 4L), numbers(page(ALL, "hELLO", LogQuery.Place.FROM, 0, 10)));
        assertEquals(List.of(2L), numbers(page(ALL, "мир", LogQuery.Place.FROM, 0, 10)));
        assertEquals(List.of(3L), numbers(page(ALL, "ชาวโลก", LogQuery.Place.FROM, 0, 10)));
        assertEquals(List.of(4L), numbers(page(ALL, "\"hello\"", LogQuery.Place.FROM, 0, 10)));
        assertEquals(List.of(5L), numbers(page(ALL, "CAFE", LogQuery.Place.FROM, 0, 10)));
        assertEquals(List.of(1L), numbers(page(Set.of(LogKind.SENT), "hello", LogQuery.Place.FROM, 0, 10)));
        assertEquals(List.of(), numbers(page(Set.of(), "hello", LogQuery.Place.FROM, 0, 10)));
        assertEquals(List.of(1L), numbers(page(ALL, "hello", LogQuery.Place.BEFORE, 4, 10)));
        assertEquals(List.of(), numbers(page(ALL, "goodbye", LogQuery.Place.FROM, 0, 10)));
        assertEquals(List.of(), numbers(page(ALL, "text : *", LogQuery.Place.FROM, 0, 10)));
    }

    @Test
    void oneOrTwoCharactersAreFoundToo() throws Exception {
        fill(300);
        assertEquals(List.of(99L, 199L), numbers(page(ALL, "99", LogQuery.Place.FROM, 1, 2)));
        assertTrue(page(ALL, "99", LogQuery.Place.FROM, 1, 2).hasMore());
        assertEquals(List.of(199L, 299L), numbers(page(ALL, "99", LogQuery.Place.BEFORE, 301, 2)));
        assertEquals(List.of(300L), numbers(page(Set.of(LogKind.ERROR), "3", LogQuery.Place.FROM, 1, 9)));
    }

    @Test
    void aRowTellsSizeTypeTimeAndTheBeginning() throws Exception {
        text(LogKind.SENT, "п".repeat(300));
        log.append(LogKind.RECEIVED, LogType.BINARY, new byte[100], 0);
        log.append(LogKind.RECEIVED, LogType.CLOSE, "bye".getBytes(UTF_8), 4001);
        log.append(LogKind.RECEIVED, LogType.PONG, new byte[0], 0);
        awaitWritten(4);
        List<LogRow> rows = page(ALL, "", LogQuery.Place.ROW, 0, 10).rows();
        assertEquals("п".repeat(200), rows.get(0).preview());
        assertFalse(rows.get(0).isWhole());
        assertEquals(600, rows.get(0).size());
        assertEquals(OptionalLong.empty(), rows.get(0).deltaMicros());
        assertEquals("00".repeat(64), rows.get(1).preview());
        assertFalse(rows.get(1).isWhole());
        assertEquals(
                rows.get(1).atMicros() - rows.get(0).atMicros(),
                rows.get(1).deltaMicros().orElseThrow());
        assertEquals(4001, rows.get(2).code());
        assertEquals("bye", rows.get(2).preview());
        assertTrue(rows.get(3).isWhole());
    }

    @Test
    void wholeEntriesAreThere() throws Exception {
        byte[] bytes = {0, 1, (byte) 0xff};
        text(LogKind.SENT, "х".repeat(1000));
        log.append(LogKind.RECEIVED, LogType.BINARY, bytes, 0);
        awaitWritten(2);
        List<LogEntry> entries = log.entries(new LogQuery(ALL, "", LogQuery.Place.FROM, 1, 10));
        assertEquals("х".repeat(1000), entries.get(0).text());
        assertArrayEquals(bytes, entries.get(1).payload());
    }

    @Test
    void aClearedLogBeginsBehindWhatWasThere() throws Exception {
        fill(250);
        LogCounts cleared = log.clear().toCompletableFuture().get(30, TimeUnit.SECONDS);
        assertEquals(new LogCounts(251, 250, 0, 0, 0, 0), cleared);
        assertEquals(List.of(), numbers(page(ALL, "message", LogQuery.Place.FROM, 0, 10)));
        text(LogKind.SENT, "a");
        text(LogKind.ERROR, "b");
        text(LogKind.SENT, "c");
        awaitWritten(253);
        assertEquals(new LogCounts(251, 253, 2, 0, 1, 0), log.counts());
        assertEquals(List.of(251L, 252L, 253L), numbers(page(ALL, "", LogQuery.Place.ROW, 0, 10)));
        assertEquals(List.of(253L), numbers(page(Set.of(LogKind.SENT), "", LogQuery.Place.ROW, 1, 10)));

        log.close();
        open();
        assertEquals(new LogCounts(251, 253, 2, 0, 1, 0), log.counts());
        assertEquals(List.of(253L), numbers(page(Set.of(LogKind.SENT), "", LogQuery.Place.ROW, 1, 10)));
    }

    @Test
    void closedAndOpenedAgainItGoesOn() throws Exception {
        for (int i = 0; i < 20_000; i++) {
            text(LogKind.RECEIVED, "message " + i);
        }
        log.close();
        assertEquals(0, text(LogKind.SENT, "too late"));
        open();
        assertEquals(new LogCounts(1, 20_000, 0, 20_000, 0, 0), log.counts());
        assertEquals(20_001, text(LogKind.SENT, "more"));
    }

    @Test
    void aDeletedLogLeavesNoFile() throws Exception {
        fill(100);
        log.delete();
        try (var files = Files.list(folder)) {
            assertEquals(List.of(), files.toList());
        }
    }

    @Test
    void aFileOfAnotherVersionIsRefusedAndKept() throws Exception {
        Path other = folder.resolve("other.db");
        try (var connection = java.sql.DriverManager.getConnection("jdbc:sqlite:" + other);
                var statement = connection.createStatement()) {
            statement.executeUpdate("PRAGMA user_version = 99");
        }
        SQLException refused = assertThrows(SQLException.class, () -> LogFile.open(other));
        assertTrue(String.valueOf(refused.getMessage()).contains("version 99"), refused::getMessage);
        assertTrue(Files.exists(other));
    }

    @Test
    void aFileThatIsNoDatabaseIsNamedAndKept() throws Exception {
        Path other = Files.writeString(folder.resolve("other.db"), "no database at all, but text ".repeat(100));
        SQLException refused = assertThrows(SQLException.class, () -> LogFile.open(other));
        assertTrue(String.valueOf(refused.getMessage()).startsWith(other + ": "), refused::getMessage);
        assertTrue(Files.readString(other).startsWith("no database"));
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 501, -1})
    void aLimitOutOfItsRangeIsRefused(int limit) {
        IllegalArgumentException refused = assertThrows(
                IllegalArgumentException.class, () -> new LogQuery(ALL, "", LogQuery.Place.FROM, 0, limit));
        assertEquals("limit: " + limit + " is not in 1 to 500", refused.getMessage());
    }

    static List<String> statements() {
        return LogReader.statements();
    }

    /** SQLite says SCAN where it reads a whole table or index; of a virtual table, whose own index it uses, INDEX and a number. */
    @ParameterizedTest
    @MethodSource("statements")
    void everyStatementUsesAnIndex(String sql) throws Exception {
        for (String step : log.planOf(sql)) {
            boolean readsAll = step.startsWith("SCAN")
                    && !step.startsWith("SCAN (subquery")
                    && !step.matches("SCAN text_of_\\w+ VIRTUAL TABLE INDEX \\d+:.*M\\d.*");
            assertFalse(readsAll, () -> step + " of " + sql);
            assertFalse(step.contains("TEMP B-TREE") && !sql.contains("UNION ALL"), () -> step + " of " + sql);
        }
    }
}
