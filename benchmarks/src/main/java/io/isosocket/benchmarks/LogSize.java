package io.isosocket.benchmarks;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.isosocket.workbench.log.LogKind;
import io.isosocket.workbench.log.LogType;
import io.isosocket.workbench.store.LogCounts;
import io.isosocket.workbench.store.LogPage;
import io.isosocket.workbench.store.LogQuery;
import io.isosocket.workbench.store.LogQuery.Place;
import io.isosocket.workbench.store.SessionLog;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.Set;

/**
 * How long the workbench takes to jump and to filter in a log of 1,000,000 messages against one of 1,000: what the page
 * asks for, 200 rows at a time, in turns, medians. Prints a table in microseconds, with how long it took to write the logs.
 */
public final class LogSize {

    private static final int SMALL = 1_000;
    private static final int LARGE = 1_000_000;
    private static final int ROUNDS = 300;
    private static final int WARM_UP = 100;
    /** As many as the page asks for at a time. */
    private static final int ROWS = 200;

    private static final long SEED = 7;
    private static final double NANOS_PER_MICRO = 1e3;
    private static final Set<LogKind> ALL = EnumSet.allOf(LogKind.class);

    /** A log, and what its last message has in it and no other. */
    private record Filled(SessionLog log, int size, String lastId) {

        LogQuery query(Set<LogKind> kinds, String text, Place place, long value) {
            return new LogQuery(kinds, text, place, value, ROWS);
        }
    }

    private interface Request {
        LogQuery of(Filled log, Random random);
    }

    private LogSize() {}

    /**
     * Measures.
     *
     * @param args none
     * @throws Exception where a log cannot be written
     */
    public static void main(String[] args) throws Exception {
        Path folder = Files.createTempDirectory("isosocket-log-size");
        Filled small = fill(folder, SMALL);
        Filled large = fill(folder, LARGE);
        try {
            System.out.printf(
                    Locale.ROOT, "%-52s %10s %12s %6s%n", "200 rows, microseconds", "1,000", "1,000,000", "ratio");
            requests().forEach((name, request) -> compare(name, request, small, large));
        } finally {
            small.log().delete();
            large.log().delete();
            Files.delete(folder);
        }
    }

    private static Map<String, Request> requests() {
        Set<LogKind> received = Set.of(LogKind.RECEIVED);
        Set<LogKind> errors = Set.of(LogKind.ERROR);
        Set<LogKind> two = Set.of(LogKind.SENT, LogKind.ERROR);
        Map<String, Request> requests = new LinkedHashMap<>();
        requests.put("jump to any row", (log, random) -> log.query(ALL, "", Place.ROW, random.nextInt(log.size())));
        requests.put(
                "jump to any row of the received ones",
                (log, random) -> log.query(received, "", Place.ROW, random.nextInt(log.size() / 4)));
        requests.put(
                "jump to any row of the sent ones and the errors",
                (log, random) -> log.query(two, "", Place.ROW, random.nextInt(log.size() / 2)));
        requests.put("the end", (log, random) -> log.query(ALL, "", Place.BEFORE, Long.MAX_VALUE));
        requests.put("filter: the first errors", (log, random) -> log.query(errors, "", Place.ROW, 0));
        requests.put("filter: the last errors", (log, random) -> log.query(errors, "", Place.BEFORE, Long.MAX_VALUE));
        requests.put(
                "filter: a text in nine of ten messages", (log, random) -> log.query(ALL, "EUR/USD", Place.FROM, 0));
        requests.put(
                "filter: the same, from the end",
                (log, random) -> log.query(ALL, "EUR/USD", Place.BEFORE, Long.MAX_VALUE));
        requests.put(
                "filter: the same among the received ones, from the end",
                (log, random) -> log.query(received, "EUR/USD", Place.BEFORE, Long.MAX_VALUE));
        requests.put(
                "filter: a text in the last message alone",
                (log, random) -> log.query(ALL, log.lastId(), Place.FROM, 0));
        requests.put(
                "filter: a text in no message", (log, random) -> log.query(ALL, "nowhere to be found", Place.FROM, 0));
        return requests;
    }

    private static void compare(String name, Request request, Filled small, Filled large) {
        List<Long> ofSmall = new ArrayList<>();
        List<Long> ofLarge = new ArrayList<>();
        Random random = new Random(SEED);
        for (int round = -WARM_UP; round < ROUNDS; round++) {
            long one = nanos(small, request.of(small, random));
            long other = nanos(large, request.of(large, random));
            if (round >= 0) {
                ofSmall.add(one);
                ofLarge.add(other);
            }
        }
        double smallMicros = Median.of(ofSmall, Long::doubleValue) / NANOS_PER_MICRO;
        double largeMicros = Median.of(ofLarge, Long::doubleValue) / NANOS_PER_MICRO;
        System.out.printf(
                Locale.ROOT, "%-52s %10.0f %12.0f %6.2f%n", name, smallMicros, largeMicros, largeMicros / smallMicros);
    }

    private static long nanos(Filled log, LogQuery query) {
        try {
            long begin = System.nanoTime();
            LogPage page = log.log().page(query);
            long end = System.nanoTime();
            if (page.counts().total() != log.size()) {
                throw new IllegalStateException("the log has " + page.counts().total() + " entries");
            }
            return end - begin;
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Half are sent, and received ones and errors are a quarter each: more than 200 of each in the small log. */
    private static Filled fill(Path folder, int size) throws SQLException, IOException, InterruptedException {
        Object written = new Object();
        SessionLog log = SessionLog.open(folder.resolve(size + ".db"), new SessionLog.Listener() {
            @Override
            public void written(LogCounts counts, boolean cleared) {
                synchronized (written) {
                    written.notifyAll();
                }
            }

            @Override
            public void failed(Exception problem) {
                throw new IllegalStateException(problem);
            }
        });
        Random random = new Random(SEED);
        String id = "";
        long begin = System.nanoTime();
        for (int i = 0; i < size; i++) {
            id = String.format(Locale.ROOT, "%016x", random.nextLong());
            String symbol = random.nextInt(10) > 0 ? "EUR/USD" : "GBP/JPY";
            String message = "{\"type\":\"trade\",\"id\":\"" + id + "\",\"symbol\":\"" + symbol + "\",\"price\":"
                    + random.nextInt(1_000_000) + "}";
            log.append(kind(i), LogType.TEXT, message.getBytes(UTF_8), 0);
        }
        synchronized (written) {
            while (log.counts().total() < size) {
                written.wait();
            }
        }
        double seconds = (System.nanoTime() - begin) / 1e9;
        System.out.printf(
                Locale.ROOT, "%,d messages written in %.1f s, %,.0f a second%n", size, seconds, size / seconds);
        return new Filled(log, size, id);
    }

    private static LogKind kind(int i) {
        return switch (i % 4) {
            case 1 -> LogKind.RECEIVED;
            case 3 -> LogKind.ERROR;
            default -> LogKind.SENT;
        };
    }
}
