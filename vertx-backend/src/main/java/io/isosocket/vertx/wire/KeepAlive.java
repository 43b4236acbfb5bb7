package io.isosocket.vertx.wire;

import io.isosocket.WebSocketFailure.Kind;
import io.netty.util.concurrent.EventExecutor;
import io.netty.util.concurrent.Future;
import java.util.concurrent.TimeUnit;

/** Pings a peer that is silent, and notices when it has vanished without ending TCP. Event loop only. */
final class KeepAlive implements Runnable {

    private static final byte[] EMPTY = {};

    private final Session session;
    private final EventExecutor executor;
    private final long intervalNanos;
    private final int misses;
    private Future<?> timer;
    private boolean heard;
    private int unanswered;

    KeepAlive(Session session, EventExecutor executor, WireSettings settings) {
        this.session = session;
        this.executor = executor;
        this.intervalNanos = TimeUnit.NANOSECONDS.convert(settings.keepAliveInterval());
        this.misses = settings.keepAliveMisses();
        this.timer = schedule();
    }

    /** Something has come: any byte shows that the peer lives. */
    void heard() {
        heard = true;
    }

    void stop() {
        timer.cancel(false);
    }

    @Override
    public void run() {
        // While nothing is read, the peer's answer may well lie in the socket.
        if (heard || session.isReadStopped()) {
            heard = false;
            unanswered = 0;
        } else if (unanswered == misses) {
            session.lost(Kind.TIMEOUT, "the peer did not answer " + misses + " keep-alive pings", null);
            return;
        } else {
            unanswered++;
            session.outbox().sendKeepAlive(EMPTY);
        }
        timer = schedule();
    }

    private Future<?> schedule() {
        return executor.schedule(this, intervalNanos, TimeUnit.NANOSECONDS);
    }
}
