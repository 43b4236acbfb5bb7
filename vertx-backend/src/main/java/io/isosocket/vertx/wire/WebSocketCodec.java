package io.isosocket.vertx.wire;

import io.isosocket.CloseCode;
import io.isosocket.RawFrame;
import io.isosocket.WebSocketFailure.Kind;
import io.isosocket.spi.Connection;
import io.isosocket.spi.ConnectionListener;
import io.netty.buffer.ByteBuf;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.handler.ssl.SslCloseCompletionEvent;
import io.netty.handler.timeout.IdleStateEvent;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Objects;
import java.util.function.Consumer;
import javax.net.ssl.SSLException;
import org.jspecify.annotations.Nullable;

/**
 * A WebSocket connection on an open channel, from the end of the opening handshake on: the last handler of a pipeline,
 * which takes bytes and calls a {@link ConnectionListener} on the channel's event loop.
 *
 * <p>As a {@link Connection} it can be used once it is in a pipeline. Whatever of it is called within one turn of the
 * event loop goes out with one write at the end of the turn. A message is sent as one frame, or as fragments of 64 KiB
 * where it is larger than that, which are made as the socket takes them: what has to wait of a large message waits on
 * the heap, and pongs and keep-alive pings overtake it. Pings are answered before the listener hears of them, unless the
 * settings leave that to the listener. The pongs that answer keep-alive pings, which are empty, are heard as any other.
 *
 * <p>The listener never hears {@link ConnectionListener#opened}: that is for who made the handshake. Its methods must
 * return quickly, and may call any method of the connection. What they throw fails the connection with 1011.
 */
public final class WebSocketCodec extends ChannelInboundHandlerAdapter implements Connection {

    private static final int MAX_CONTROL_PAYLOAD = 125;

    private final Role role;
    private final WireSettings settings;
    private final ConnectionListener listener;
    private final Consumer<Runnable> aroundReading;
    private @Nullable Compression compression;
    private @Nullable ChannelHandlerContext ctx;
    private @Nullable Session session;

    /**
     * Makes the handler for one connection.
     *
     * @param role which end this is
     * @param settings limits and times
     * @param compression what permessage-deflate was negotiated to do, or null without it; closed by this handler
     * @param listener hears what comes, on the event loop; it may be a {@link WireListener}
     */
    public WebSocketCodec(
            Role role, WireSettings settings, @Nullable Compression compression, ConnectionListener listener) {
        this.role = Objects.requireNonNull(role, "role");
        this.settings = Objects.requireNonNull(settings, "settings");
        this.compression = compression;
        this.listener = Objects.requireNonNull(listener, "listener");
        this.aroundReading = listener instanceof WireListener wire ? wire::whileReading : Runnable::run;
    }

    // Connection

    @Override
    public void sendText(byte[] utf8) {
        send(Opcode.TEXT, utf8);
    }

    @Override
    public void sendBinary(ByteBuffer data) {
        if (data.hasArray() && context().executor().inEventLoop()) {
            session()
                    .outbox()
                    .sendBorrowed(Opcode.BINARY, data.array(), data.arrayOffset() + data.position(), data.remaining());
        } else {
            byte[] copy = new byte[data.remaining()];
            data.get(data.position(), copy);
            send(Opcode.BINARY, copy);
        }
    }

    /**
     * Sends a message that other connections of a server get as well.
     *
     * @param message the message
     */
    public void send(SharedFrame message) {
        Outbox outbox = session().outbox();
        message.retain();
        if (context().executor().inEventLoop()) {
            outbox.send(message);
        } else {
            outbox.enqueue(message);
        }
    }

    /** {@return how many messages the socket has taken whole so far. On the event loop} */
    public long messagesTaken() {
        return session().messagesTaken();
    }

    @Override
    public void ping(byte[] data) {
        send(Opcode.PING, checkControl(data));
    }

    @Override
    public void pong(byte[] data) {
        send(Opcode.PONG, checkControl(data));
    }

    @Override
    public void sendFrame(RawFrame frame) {
        Outbox outbox = session().outbox();
        if (context().executor().inEventLoop()) {
            outbox.sendRaw(frame.firstByte(), frame.payload());
        } else {
            outbox.enqueueRaw(frame.firstByte(), frame.payload());
        }
    }

    /**
     * {@inheritDoc}
     *
     * @throws IllegalArgumentException if the code is not for the wire or the reason is too long
     */
    @Override
    public void close(int code, String reason) {
        byte[] payload = new ClosePayload(code, reason).encode();
        Session open = session();
        if (context().executor().inEventLoop()) {
            open.outbox().sendEnqueued();
            open.closeRequested(payload);
        } else {
            open.outbox().enqueue(Opcode.CLOSE, payload);
        }
    }

    /**
     * Closes with 1001, going away: this side shuts down. The peer's answer is waited for as after {@link #close}. Any
     * thread may call it.
     */
    public void goingAway() {
        close(CloseCode.GOING_AWAY, "");
    }

    /**
     * {@inheritDoc}
     *
     * <p>What has been read from the socket already, 64 KiB or so, waits undecoded. The closing handshake's time goes on.
     */
    @Override
    public void pause() {
        onEventLoop(() -> session().pause(true));
    }

    @Override
    public void resume() {
        onEventLoop(() -> session().pause(false));
    }

    @Override
    public void abort() {
        onEventLoop(() -> session().abort());
    }

    private void send(int opcode, byte[] payload) {
        Outbox outbox = session().outbox();
        if (context().executor().inEventLoop()) {
            outbox.send(opcode, payload);
        } else {
            outbox.enqueue(opcode, payload);
        }
    }

    private static byte[] checkControl(byte[] payload) {
        if (payload.length > MAX_CONTROL_PAYLOAD) {
            throw new IllegalArgumentException(
                    "a control frame carries " + MAX_CONTROL_PAYLOAD + " bytes at most, not " + payload.length);
        }
        return payload;
    }

    private void onEventLoop(Runnable action) {
        if (context().executor().inEventLoop()) {
            action.run();
        } else {
            var unused = Outbox.wake(context(), action);
        }
    }

    private Session session() {
        return inPipeline(session);
    }

    private ChannelHandlerContext context() {
        return inPipeline(ctx);
    }

    private static <T> T inPipeline(@Nullable T part) {
        if (part == null) {
            throw new IllegalStateException("the codec has not been added to a pipeline yet");
        }
        return part;
    }

    // ChannelInboundHandler

    @Override
    public void handlerAdded(ChannelHandlerContext context) {
        ctx = context;
        Session started = new Session(context, role, settings, compression, listener);
        session = started;
        compression = null;
        started.start();
        if (!context.channel().isActive()) {
            // Lost between the handshake and now: no event would tell.
            context.executor().execute(() -> started.lost(Kind.CLOSED, "the connection was lost", null));
        }
    }

    @Override
    public void handlerRemoved(ChannelHandlerContext context) {
        session().lost(Kind.CLOSED, "the connection was taken from its handler", null);
    }

    @Override
    public void channelRead(ChannelHandlerContext context, Object message) {
        if (!(message instanceof ByteBuf bytes)) {
            context.fireChannelRead(message);
            return;
        }
        Session open = session();
        aroundReading.accept(() -> open.read(bytes));
    }

    @Override
    public void channelReadComplete(ChannelHandlerContext context) {
        session().outbox().readEnded();
        context.fireChannelReadComplete();
    }

    @Override
    public void channelInactive(ChannelHandlerContext context) {
        session().lost(Kind.CLOSED, "the connection was lost: TCP ended without a close frame", null);
        context.fireChannelInactive();
    }

    @Override
    public void userEventTriggered(ChannelHandlerContext context, Object event) {
        if (event instanceof IdleStateEvent) {
            goingAway();
        } else {
            if (event instanceof SslCloseCompletionEvent end && end.isSuccess()) {
                session().lost(Kind.CLOSED, "the connection was lost: TLS ended without a close frame", null);
            }
            context.fireUserEventTriggered(event);
        }
    }

    @Override
    public void exceptionCaught(ChannelHandlerContext context, Throwable cause) {
        Throwable ofSocket = cause instanceof IOException ? cause : cause.getCause();
        if (ofSocket instanceof IOException) {
            Kind kind = ofSocket instanceof SSLException ? Kind.TLS : Kind.CLOSED;
            session().lost(kind, "the connection was lost: " + ofSocket, ofSocket);
        } else {
            session().internalError(cause);
        }
    }
}
