package io.isosocket.vertx.wire;

import io.netty.channel.ChannelHandlerContext;
import io.netty.util.concurrent.EventExecutor;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** What watches an open connection by the clock: keep-alive and the time-outs. Event loop only. */
final class OpenWatch {

    private final @Nullable KeepAlive keepAlive;
    private final @Nullable StallTimer reading;
    private final @Nullable StallTimer writing;
    private boolean messageCame;

    private OpenWatch(Session session, ChannelHandlerContext ctx, WireSettings settings) {
        EventExecutor loop = ctx.executor();
        Duration readTimeout = settings.readTimeout();
        Duration writeTimeout = settings.writeTimeout();
        keepAlive = settings.keepAliveInterval().isZero() ? null : new KeepAlive(session, loop, settings);
        reading = readTimeout.isZero()
                ? null
                : new StallTimer(
                        loop,
                        readTimeout,
                        // While nothing is read, the message may well lie in the socket.
                        () -> takeMessageCame() || session.isReadStopped(),
                        session::readTimedOut);
        writing = writeTimeout.isZero()
                ? null
                : new StallTimer(loop, writeTimeout, new WriteProgress(ctx.channel())::moved, session::writeTimedOut);
    }

    /** {@return null where nothing is to be watched} */
    static @Nullable OpenWatch start(Session session, ChannelHandlerContext ctx, WireSettings settings) {
        boolean nothing = settings.keepAliveInterval().isZero()
                && settings.readTimeout().isZero()
                && settings.writeTimeout().isZero();
        return nothing ? null : new OpenWatch(session, ctx, settings);
    }

    /** Some bytes have come. */
    void heard() {
        if (keepAlive != null) {
            keepAlive.heard();
        }
    }

    /** A whole message has come. */
    void messageCame() {
        messageCame = true;
    }

    private boolean takeMessageCame() {
        boolean came = messageCame;
        messageCame = false;
        return came;
    }

    void stop() {
        if (keepAlive != null) {
            keepAlive.stop();
        }
        if (reading != null) {
            reading.stop();
        }
        if (writing != null) {
            writing.stop();
        }
    }
}
