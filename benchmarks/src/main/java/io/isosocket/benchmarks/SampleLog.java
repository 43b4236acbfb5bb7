package io.isosocket.benchmarks;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.isosocket.workbench.log.LogKind;
import io.isosocket.workbench.log.LogType;
import io.isosocket.workbench.store.LogCounts;
import io.isosocket.workbench.store.SessionLog;
import io.isosocket.workbench.store.WorkbenchStore;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.Locale;
import java.util.Random;

/**
 * A session of the workbench with a log.
 *
 * @param session its number
 * @param title what its tab is called
 * @param size how many messages it has
 * @param lastId what its last message has in it and no other
 */
record SampleLog(long session, String title, int size, String lastId) {

    /** What nine of ten messages have in them. */
    static final String FREQUENT = "EUR/USD";

    /** What none has in it. */
    static final String NOWHERE = "nowhere to be found";

    private static final long SEED = 7;

    /** Half are sent, and received ones and errors are a quarter each: more than 200 of each in the small log. */
    static SampleLog fill(Path folder, int size) throws SQLException, IOException, InterruptedException {
        Object written = new Object();
        String title = size + " messages";
        long session = session(folder, title);
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
            String symbol = random.nextInt(10) > 0 ? FREQUENT : "GBP/JPY";
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
        return new SampleLog(session, title, size, id);
    }

    private static LogKind kind(int i) {
        return switch (i % 4) {
            case 1 -> LogKind.RECEIVED;
            case 3 -> LogKind.ERROR;
            default -> LogKind.SENT;
        };
    }

    private static long session(Path folder, String title) throws SQLException {
        try (WorkbenchStore store = WorkbenchStore.open(folder.resolve("workbench.db"))) {
            return store.addSession(title, new JsonObject().put("url", "ws://localhost/"));
        }
    }
}
