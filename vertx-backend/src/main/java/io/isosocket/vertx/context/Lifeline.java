package io.isosocket.vertx.context;

import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/**
 * Keeps the JVM alive while something holds it. The default Vertx has daemon threads, so that a program ends once no
 * socket is open any more; as long as one is, a thread that is no daemon waits here.
 */
public sealed interface Lifeline {

    /** For a Vertx that somebody else owns: its threads live as long as their owner says. */
    Lifeline NONE = new None();

    /** Holds the JVM once more. */
    void hold();

    /** Gives back one hold. */
    void release();

    /** Does nothing. */
    final class None implements Lifeline {
        private None() {}

        @Override
        public void hold() {}

        @Override
        public void release() {}
    }

    /** Counts the holds, and runs a thread while there are any. */
    final class Counting implements Lifeline {
        private long holds;
        private @Nullable Thread keeper;

        @Override
        public synchronized void hold() {
            holds++;
            if (keeper == null) {
                keeper = new Thread(this::await, "isosocket-lifeline");
                keeper.setDaemon(false);
                keeper.start();
            }
        }

        @Override
        public synchronized void release() {
            holds--;
            if (holds == 0) {
                LockSupport.unpark(keeper);
            }
        }

        private void await() {
            while (!finished()) {
                LockSupport.park(this);
            }
        }

        private synchronized boolean finished() {
            if (holds > 0) {
                return false;
            }
            keeper = null;
            return true;
        }
    }
}
