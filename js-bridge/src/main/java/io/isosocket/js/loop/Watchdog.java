package io.isosocket.js.loop;

import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.locks.LockSupport;
import org.graalvm.polyglot.Context;

/**
 * Stops scripts whose tasks take too long. One thread looks after all runtimes of the JVM, and ends when there is none;
 * a task pays two writes of a field for it. To stop one may take long, where the engine computes what it cannot leave,
 * such as a power of a large BigInt: each is stopped on a thread of its own, so that the others are looked after.
 */
public final class Watchdog {

    private static final Watchdog SHARED = new Watchdog();
    private static final Duration PATIENCE = Duration.ofSeconds(1);
    private static final long NOT_RUNNING = 0;

    private final Set<Watched> all = ConcurrentHashMap.newKeySet();
    private boolean started;

    private Watchdog() {}

    /**
     * Looks after a script from now on.
     *
     * @param script the script's context
     * @param limit how long one of its tasks may take
     * @return what the tasks tell their begin and end
     */
    public static Watched watch(Context script, Duration limit) {
        Watched watched = new Watched(script, limit.toNanos());
        SHARED.add(watched);
        return watched;
    }

    private synchronized void add(Watched watched) {
        all.add(watched);
        if (!started) {
            started = true;
            onThread(this::look);
        }
    }

    /**
     * Does what may block, for as long as a script does.
     *
     * @param work runs on a thread of its own
     */
    public static void onThread(Runnable work) {
        Thread thread = new Thread(null, work, "isosocket-watchdog", 0, false);
        thread.setContextClassLoader(null);
        thread.setDaemon(true);
        thread.start();
    }

    private void look() {
        while (!isOver()) {
            long shortest = Duration.ofMillis(250).toNanos();
            for (Watched watched : all) {
                shortest = Math.min(shortest, watched.limit / 4);
                watched.stopWhereLate();
            }
            LockSupport.parkNanos(Math.max(shortest, 1_000_000));
        }
    }

    private synchronized boolean isOver() {
        started = !all.isEmpty();
        return !started;
    }

    /** One script that is looked after. */
    public static final class Watched {

        private final Context script;
        private final long limit;
        private volatile long began = NOT_RUNNING;
        private volatile boolean overran;

        private Watched(Context script, long limit) {
            this.script = script;
            this.limit = limit;
        }

        /** A task begins. */
        public void begin() {
            overran = false;
            long now = System.nanoTime();
            began = now == NOT_RUNNING ? 1 : now;
        }

        /** {@return whether the task that ends now was stopped} */
        public boolean end() {
            began = NOT_RUNNING;
            return overran;
        }

        /** The script is looked after no more. */
        public void close() {
            SHARED.all.remove(this);
        }

        private void stopWhereLate() {
            long since = began;
            if (since == NOT_RUNNING || overran || System.nanoTime() - since < limit) {
                return;
            }
            overran = true;
            onThread(this::stop);
        }

        private void stop() {
            try {
                script.interrupt(PATIENCE);
            } catch (TimeoutException | IllegalStateException caughtIt) {
                // A script can catch an interruption and go on; not this.
                script.close(true);
            }
        }
    }
}
