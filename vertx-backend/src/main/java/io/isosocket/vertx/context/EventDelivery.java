package io.isosocket.vertx.context;

import io.isosocket.WebSocketFailure;
import io.isosocket.spi.Connection;
import io.isosocket.spi.ConnectionListener;
import io.isosocket.vertx.wire.WireListener;
import io.vertx.core.ThreadingModel;
import io.vertx.core.internal.ContextInternal;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/**
 * Takes events from the event loop of a channel to the task queue of its WebSocket. On an event-loop context both are
 * one thread and the event is delivered at once. On a worker or virtual-thread context it is queued, and while more
 * than {@link #HIGH_WATER} bytes wait there, reading stops, so that a slow listener slows its peer down.
 */
public final class EventDelivery implements WireListener {

    /** How many bytes may wait for a worker before reading stops. */
    static final long HIGH_WATER = 1 << 20;

    /** What an event costs in waiting besides its payload, in bytes. */
    private static final long EVENT_COST = 256;

    private final ContextInternal context;
    private final Lifeline lifeline;
    private final ConnectionListener listener;
    private final Runnable backlogCrossed;
    private final @Nullable AtomicLong backlog;
    private boolean ended;
    private boolean reading;

    /**
     * Makes the delivery for one connection, and holds the lifeline until its last event is delivered.
     *
     * @param queue where the listener is called
     * @param listener hears the events
     * @param backlogCrossed called by any thread when {@link #isBacklogged()} has changed
     */
    public EventDelivery(ContextQueue queue, ConnectionListener listener, Runnable backlogCrossed) {
        this.context = queue.context();
        this.lifeline = queue.lifeline();
        this.listener = listener;
        this.backlogCrossed = backlogCrossed;
        this.backlog = context.threadingModel() == ThreadingModel.EVENT_LOOP ? null : new AtomicLong();
        lifeline.hold();
    }

    /** {@return whether more waits for the worker than may} */
    public boolean isBacklogged() {
        return backlog != null && backlog.get() > HIGH_WATER;
    }

    /** {@return whether the last event was delivered, or the connection abandoned} */
    public boolean isEnded() {
        return ended;
    }

    /** Delivers nothing more, after an abort. Event loop only, as are all methods below. */
    public void abandon() {
        if (!ended) {
            ended = true;
            lifeline.release();
        }
    }

    /**
     * Runs what tells of the opening handshake where the listener is called, in order with its calls.
     *
     * @param telling calls what others wrote; what it throws is reported
     */
    public void ofHandshake(Runnable telling) {
        if (!ended) {
            context.emit(telling, Runnable::run);
        }
    }

    @Override
    public void opened(Connection connection, String protocol, String extensions) {
        context.emit(listener, hears -> hears.opened(connection, protocol, extensions));
    }

    /** To dispatch has its cost, Vert.x looks at the clock: so the messages of one read are one dispatch. */
    @Override
    public void whileReading(Runnable read) {
        if (backlog != null) {
            read.run();
            return;
        }
        ContextInternal previous = context.beginDispatch();
        reading = true;
        try {
            read.run();
        } finally {
            reading = false;
            context.endDispatch(previous);
        }
    }

    /** For a worker always: a task that is queued before the message may begin to listen. */
    @Override
    public boolean hearsMessages() {
        return backlog != null || listener.hearsMessages();
    }

    @Override
    public void text(String data) {
        if (backlog != null) {
            deliverLater(backlog, 2L * data.length(), () -> listener.text(data));
        } else if (reading) {
            tell(data);
        } else {
            whileReading(() -> tell(data));
        }
    }

    private void tell(String data) {
        try {
            listener.text(data);
        } catch (Throwable thrown) {
            context.reportException(thrown);
        }
    }

    @Override
    public void binary(byte[] data) {
        if (backlog != null) {
            deliverLater(backlog, data.length, () -> listener.binary(data));
        } else if (reading) {
            tell(data);
        } else {
            whileReading(() -> tell(data));
        }
    }

    private void tell(byte[] data) {
        try {
            listener.binary(data);
        } catch (Throwable thrown) {
            context.reportException(thrown);
        }
    }

    @Override
    public void ping(byte[] data) {
        if (backlog == null) {
            context.emit(data, listener::ping);
        } else {
            deliverLater(backlog, data.length, () -> listener.ping(data));
        }
    }

    @Override
    public void pong(byte[] data) {
        if (backlog == null) {
            context.emit(data, listener::pong);
        } else {
            deliverLater(backlog, data.length, () -> listener.pong(data));
        }
    }

    @Override
    public void accepted(long payloadBytes) {
        if (backlog == null) {
            // As emit() does it, without a Long for each turn of the event loop.
            ContextInternal previous = context.beginDispatch();
            try {
                listener.accepted(payloadBytes);
            } catch (Throwable thrown) {
                context.reportException(thrown);
            } finally {
                context.endDispatch(previous);
            }
        } else {
            context.emit(listener, hears -> hears.accepted(payloadBytes));
        }
    }

    @Override
    public void closing(int code, String reason) {
        context.emit(listener, hears -> hears.closing(code, reason));
    }

    @Override
    public void closed(int code, String reason) {
        deliverLast(() -> listener.closed(code, reason));
    }

    @Override
    public void failed(WebSocketFailure failure) {
        deliverLast(() -> listener.failed(failure));
    }

    private void deliverLast(Runnable event) {
        if (ended) {
            return;
        }
        ended = true;
        context.emit(event, last -> {
            try {
                last.run();
            } finally {
                lifeline.release();
            }
        });
    }

    private void deliverLater(AtomicLong waiting, long bytes, Runnable event) {
        long cost = bytes + EVENT_COST;
        long before = waiting.getAndAdd(cost);
        if (before <= HIGH_WATER && before + cost > HIGH_WATER) {
            backlogCrossed.run();
        }
        context.emit(event, delivered -> {
            try {
                delivered.run();
            } finally {
                long left = waiting.addAndGet(-cost);
                if (left <= HIGH_WATER && left + cost > HIGH_WATER) {
                    backlogCrossed.run();
                }
            }
        });
    }
}
