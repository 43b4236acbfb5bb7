package io.isosocket.vertx.context;

import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/**
 * A thread that is no daemon and waits as long as anything holds it. The default Vertx has daemon threads, so that a
 * program ends by itself once no socket is open any more; this is what keeps it running until then.
 */
final class LifelineThread implements Lifeline {

    private final String name;
    private long holds;
    private @Nullable Thread thread;

    LifelineThread(String name) {
        this.name = name;
    }

    @Override
    public synchronized void hold() {
        holds++;
        if (thread == null) {
            Thread started = new Thread(null, this::await, name, 0, false);
            // It may outlive the application whose thread made the first socket.
            started.setContextClassLoader(null);
            started.setDaemon(false);
            started.start();
            thread = started;
        }
    }

    @Override
    public synchronized void release() {
        holds--;
        if (holds == 0) {
            LockSupport.unpark(thread);
        }
    }

    private void await() {
        while (!isOver()) {
            LockSupport.park(this);
            // An interrupted thread would not park again, but spin.
            boolean unused = Thread.interrupted();
        }
    }

    private synchronized boolean isOver() {
        if (holds > 0) {
            return false;
        }
        thread = null;
        return true;
    }
}
