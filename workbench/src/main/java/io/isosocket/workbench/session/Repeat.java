package io.isosocket.workbench.session;

import io.isosocket.workbench.payload.PayloadFormat;
import io.vertx.core.Vertx;
import java.util.concurrent.TimeUnit;

/**
 * A message that is sent again and again, on the context of its session. It ends by itself after so many times, when the
 * session closes, and when it can no longer be filled in. Where much waits to be sent, or auto-reconnect has no connection,
 * a turn is left out.
 */
public final class Repeat {

    private final Vertx vertx;
    private final Session session;
    private final Runnable changed;
    private final long everyMillis;
    private final long times;
    private final PayloadFormat format;
    private final String data;
    private long sent;
    private long due = System.nanoTime();
    private long timer;
    private boolean isOver;

    /**
     * Makes one that has not begun.
     *
     * @param vertx has the timers
     * @param session sends
     * @param changed is told when it ends by itself
     * @param everyMillis the time from one message to the next, 1 or more
     * @param times how many messages; 0 for as many as it takes until it is stopped
     * @param format how the message is typed
     * @param data the message, a template
     */
    Repeat(
            Vertx vertx,
            Session session,
            Runnable changed,
            long everyMillis,
            long times,
            PayloadFormat format,
            String data) {
        this.vertx = vertx;
        this.session = session;
        this.changed = changed;
        this.everyMillis = everyMillis;
        this.times = times;
        this.format = format;
        this.data = data;
    }

    /** {@return the time from one message to the next, in milliseconds} */
    public long everyMillis() {
        return everyMillis;
    }

    /** {@return how many messages there will be, 0 for no limit} */
    public long times() {
        return times;
    }

    /** {@return how many were sent} */
    public long sent() {
        return sent;
    }

    /** {@return how the message is typed} */
    public PayloadFormat format() {
        return format;
    }

    /** {@return the message, a template} */
    public String data() {
        return data;
    }

    /** {@return whether nothing more will be sent} */
    public boolean isOver() {
        return isOver;
    }

    /** Sends the first one; what is wrong with it is thrown. */
    void begin() {
        session.send(session.payload(format, data, true));
        sent = 1;
        next();
    }

    private void next() {
        if (sent == times) {
            end();
            return;
        }
        due += TimeUnit.MILLISECONDS.toNanos(everyMillis);
        long now = System.nanoTime();
        // Late turns are not made up for: that would be a burst.
        due = Math.max(due, now);
        timer = vertx.setTimer(Math.max(1, TimeUnit.NANOSECONDS.toMillis(due - now)), id -> turn());
    }

    private void turn() {
        if (isOver) {
            return;
        }
        if (session.state().isOver()) {
            end();
            return;
        }
        if (session.state() == SessionState.OPEN && session.bufferedAmount() <= Session.REPEAT_HIGH_WATER) {
            try {
                session.send(session.payload(format, data, true));
                sent++;
                changed.run();
            } catch (WrongStateException e) {
                // The connection ends just now; what comes of that decides.
            } catch (IllegalArgumentException e) {
                session.trouble("the message can no longer be sent: " + e.getMessage());
                end();
                return;
            }
        }
        next();
    }

    private void end() {
        stop();
        changed.run();
    }

    /** Sends no more. */
    void stop() {
        isOver = true;
        vertx.cancelTimer(timer);
    }
}
