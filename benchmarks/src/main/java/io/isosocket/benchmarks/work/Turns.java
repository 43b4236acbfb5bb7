package io.isosocket.benchmarks.work;

import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;

/** The timer of clients that have no event loop of their own. */
public final class Turns {

    private static final ScheduledExecutorService TIMER = Executors.newSingleThreadScheduledExecutor(task -> {
        Thread thread = new Thread(task, "timer");
        thread.setDaemon(true);
        return thread;
    });

    private Turns() {}

    /**
     * Runs something in a turn of its own.
     *
     * @param task what to run
     */
    public static void run(Runnable task) {
        TIMER.execute(task);
    }
}
