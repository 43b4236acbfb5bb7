package io.isosocket;

import io.isosocket.spi.Connection;
import io.isosocket.spi.ConnectionListener;
import org.jspecify.annotations.Nullable;

/**
 * One attempt to connect of a {@link ReconnectingWebSocket} and the connection that comes of it: tells its life what it
 * hears, in tasks of the queue. What else it does is guarded by the life's lock.
 */
final class Attempt implements ConnectionListener {

    private final ReconnectingLife life;
    private final int number;
    private final PingsInFlight pings = new PingsInFlight();
    private @Nullable Connection connection;
    private @Nullable Outbox outbox;
    /** Takes back the limit of time for what it connects to; null where there is none, or no longer. */
    private @Nullable Runnable cancelLimit;

    private String origin = "";
    private boolean confirming;

    /**
     * Makes an attempt.
     *
     * @param number 0 for the very first
     */
    Attempt(ReconnectingLife life, int number) {
        this.life = life;
        this.number = number;
    }

    int number() {
        return number;
    }

    String origin() {
        return origin;
    }

    PingsInFlight pings() {
        return pings;
    }

    /** {@return what messages go to once it is open} */
    Outbox outbox() {
        if (outbox == null) {
            throw new IllegalStateException("not open");
        }
        return outbox;
    }

    /** What it connects to is made, for a limited time. */
    void preparing(Runnable whenGivenUp) {
        cancelLimit = whenGivenUp;
    }

    void dialled(Connection dialled, String urlOrigin) {
        connection = dialled;
        origin = urlOrigin;
    }

    void opened(Connection opened) {
        connection = opened;
        outbox = new Outbox(opened);
    }

    void abort() {
        if (cancelLimit != null) {
            cancelLimit.run();
            cancelLimit = null;
        }
        if (connection != null) {
            connection.abort();
        }
    }

    /** Closes the connection in a way that the peer understands, where there is one. */
    void leave() {
        if (outbox == null) {
            abort();
        } else {
            outbox.close(CloseCode.NORMAL_CLOSURE, "");
        }
    }

    /** {@return whether a ping is under way that confirms messages} */
    boolean isConfirming() {
        return confirming;
    }

    void confirming(boolean value) {
        confirming = value;
    }

    void send(OutgoingMessage message) {
        message.handTo(outbox(), (ofConnection, reason) -> life.unreadable(this, reason));
    }

    @Override
    public void opened(Connection opened, String protocol, String extensions) {
        life.deliver(() -> life.opened(this, opened, protocol, extensions));
    }

    @Override
    public void text(String data) {
        life.deliver(() -> life.text(this, data));
    }

    @Override
    public void binary(byte[] data) {
        life.deliver(() -> life.binary(this, data));
    }

    @Override
    public void ping(byte[] data) {
        life.deliver(() -> life.control(this, "ping", data));
    }

    @Override
    public void pong(byte[] data) {
        life.deliver(() -> {
            pings.answer(data);
            life.control(this, "pong", data);
        });
    }

    @Override
    public void accepted(long payloadBytes) {
        life.accepted(this, payloadBytes);
    }

    @Override
    public void closing(int code, String reason) {
        life.deliver(() -> life.closing(this, code));
    }

    @Override
    public void closed(int code, String reason) {
        life.deliver(() -> life.ended(this, new AttemptEnd(true, code, reason, null)));
    }

    @Override
    public void failed(WebSocketFailure failure) {
        life.deliver(() -> life.ended(this, AttemptEnd.failed(failure)));
    }
}
