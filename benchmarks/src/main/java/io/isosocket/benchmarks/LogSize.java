package io.isosocket.benchmarks;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.isosocket.workbench.Workbench;
import io.isosocket.workbench.WorkbenchOptions;
import io.isosocket.workbench.log.LogKind;
import io.isosocket.workbench.log.LogType;
import io.isosocket.workbench.store.LogCounts;
import io.isosocket.workbench.store.SessionLog;
import io.isosocket.workbench.store.WorkbenchStore;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.stream.Stream;

/**
 * How long the workbench takes to jump and to filter in a log of 1,000,000 messages against one of 1,000: the requests that
 * its page makes, over a connection that stays open, until the whole answer is there; in turns, medians. Prints a table in
 * microseconds, with how long it took to write the logs.
 */
public final class LogSize {

    private static final int SMALL = 1_000;
    private static final int LARGE = 1_000_000;
    private static final int ROUNDS = 300;
    private static final int WARM_UP = 300;
    /** As many as the page asks for at a time; and while it follows the end. */
    private static final int ROWS = 200;

    private static final int AT_THE_END = 80;

    private static final long SEED = 7;
    private static final double NANOS_PER_MICRO = 1e3;

    private static final String ALL = "sent,received,error,info";
    private static final String RECEIVED = "received";
    private static final String ERRORS = "error";
    private static final String SENT_AND_ERRORS = "sent,error";
    private static final String FREQUENT = "EUR/USD";

    /** A log, and what its last message has in it and no other. */
    private record Filled(long session, int size, String lastId) {

        /** The rows from one on of those of some kinds, of which there are so many. */
        Query row(String kinds, int number, int row) {
            return new Query(kinds, "", ROWS, "row=" + row, Math.min(number - row, ROWS), number);
        }

        Query end(String kinds, int number) {
            return new Query(kinds, "", AT_THE_END, "", AT_THE_END, number);
        }

        /** What a filter asks for first: the last ones. */
        Query last(String kinds, String text, int rows) {
            return new Query(kinds, text, ROWS, "before=" + (size + 1), rows, -1);
        }

        /** What a jump to the beginning asks for. */
        Query first(String text, int rows) {
            return new Query(ALL, text, ROWS, "from=1", rows, -1);
        }
    }

    /**
     * What is asked for, and what the answer has to have.
     *
     * @param total how many rows there are of these kinds; -1 with a text, where nobody knows
     */
    private record Query(String kinds, String text, int limit, String place, int found, int total) {

        /** The members in the order in which the page puts them. */
        String path(long session) {
            List<String> members = new ArrayList<>();
            members.add("kinds=" + URLEncoder.encode(kinds, UTF_8));
            if (!text.isEmpty()) {
                members.add("text=" + URLEncoder.encode(text, UTF_8));
            }
            members.add("limit=" + limit);
            if (!place.isEmpty()) {
                members.add(place);
            }
            return "/api/sessions/" + session + "/log?" + String.join("&", members);
        }

        void check(JsonObject answer, int size) {
            int counted = answer.getJsonObject("counts").getInteger("total");
            int shown = answer.getJsonArray("rows").size();
            int numbered = Objects.requireNonNullElse(answer.getInteger("total"), -1);
            if (counted != size || shown != found || numbered != total) {
                throw new IllegalStateException(
                        this + ": " + shown + " rows of " + numbered + " in a log of " + counted);
            }
        }
    }

    private interface Request {
        Query of(Filled log, Random random);
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
        try {
            Filled small = fill(folder, SMALL);
            Filled large = fill(folder, LARGE);
            Workbench workbench = Workbench.start(new WorkbenchOptions(0, folder))
                    .toCompletableFuture()
                    .get();
            try (PageConnection page = PageConnection.open(workbench.url())) {
                System.out.printf(
                        Locale.ROOT, "%-58s %10s %12s %6s%n", "the page's request, µs", "1,000", "1,000,000", "ratio");
                for (Map.Entry<String, Request> request : requests().entrySet()) {
                    compare(page, request.getKey(), request.getValue(), small, large);
                }
            } finally {
                workbench.close().toCompletableFuture().get();
            }
        } finally {
            delete(folder);
        }
    }

    private static Map<String, Request> requests() {
        Map<String, Request> requests = new LinkedHashMap<>();
        requests.put("jump to any row", (log, random) -> log.row(ALL, log.size(), random.nextInt(log.size())));
        requests.put(
                "jump to any row of the received ones",
                (log, random) -> log.row(RECEIVED, log.size() / 4, random.nextInt(log.size() / 4)));
        requests.put(
                "jump to any row of the sent ones and the errors",
                (log, random) -> log.row(SENT_AND_ERRORS, log.size() / 4 * 3, random.nextInt(log.size() / 4 * 3)));
        requests.put("the end, 80 rows", (log, random) -> log.end(ALL, log.size()));
        requests.put("filter: the first errors", (log, random) -> log.row(ERRORS, log.size() / 4, 0));
        requests.put("filter: the last errors, 80 rows", (log, random) -> log.end(ERRORS, log.size() / 4));
        requests.put("filter: a text in nine of ten messages", (log, random) -> log.last(ALL, FREQUENT, ROWS));
        requests.put("filter: the same, from the beginning", (log, random) -> log.first(FREQUENT, ROWS));
        requests.put("filter: the same, among the received ones", (log, random) -> log.last(RECEIVED, FREQUENT, ROWS));
        requests.put("filter: a text in the last message alone", (log, random) -> log.last(ALL, log.lastId(), 1));
        requests.put("filter: the same, from the beginning on", (log, random) -> log.first(log.lastId(), 1));
        requests.put("filter: a text in no message", (log, random) -> log.last(ALL, "nowhere to be found", 0));
        return requests;
    }

    private static void compare(PageConnection page, String name, Request request, Filled small, Filled large)
            throws IOException {
        List<Long> ofSmall = new ArrayList<>();
        List<Long> ofLarge = new ArrayList<>();
        Random random = new Random(SEED);
        for (int round = -WARM_UP; round < ROUNDS; round++) {
            long one = nanos(page, small, request.of(small, random));
            long other = nanos(page, large, request.of(large, random));
            if (round >= 0) {
                ofSmall.add(one);
                ofLarge.add(other);
            }
        }
        double smallMicros = Median.of(ofSmall, Long::doubleValue) / NANOS_PER_MICRO;
        double largeMicros = Median.of(ofLarge, Long::doubleValue) / NANOS_PER_MICRO;
        System.out.printf(
                Locale.ROOT, "%-58s %10.0f %12.0f %6.2f%n", name, smallMicros, largeMicros, largeMicros / smallMicros);
    }

    private static long nanos(PageConnection page, Filled log, Query query) throws IOException {
        PageConnection.Answer answer = page.get(query.path(log.session()));
        query.check(answer.body(), log.size());
        return answer.nanos();
    }

    private static void delete(Path folder) throws IOException {
        List<Path> files;
        try (Stream<Path> all = Files.walk(folder)) {
            files = all.sorted(Comparator.reverseOrder()).toList();
        }
        for (Path file : files) {
            Files.delete(file);
        }
    }

    private static long session(Path folder, int size) throws SQLException {
        try (WorkbenchStore store = WorkbenchStore.open(folder.resolve("workbench.db"))) {
            return store.addSession(size + " messages", new JsonObject().put("url", "ws://localhost/"));
        }
    }

    /** Half are sent, and received ones and errors are a quarter each: more than 200 of each in the small log. */
    private static Filled fill(Path folder, int size) throws SQLException, IOException, InterruptedException {
        Object written = new Object();
        long session = session(folder, size);
        SessionLog log = SessionLog.open(folder.resolve("log-" + session + ".db"), new SessionLog.Listener() {
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
        log.close();
        return new Filled(session, size, id);
    }

    private static LogKind kind(int i) {
        return switch (i % 4) {
            case 1 -> LogKind.RECEIVED;
            case 3 -> LogKind.ERROR;
            default -> LogKind.SENT;
        };
    }
}
