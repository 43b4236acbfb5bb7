package io.isosocket.vertx.wire;

import io.isosocket.CloseCode;
import io.isosocket.WebSocketFailure;
import io.isosocket.WebSocketFailure.Kind;
import io.isosocket.WebSocketFailure.Phase;
import io.isosocket.spi.ConnectionListener;
import io.netty.buffer.ByteBuf;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelFutureListener;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.socket.DuplexChannel;
import io.netty.handler.ssl.SslHandler;
import io.netty.util.concurrent.ScheduledFuture;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * The life of an open connection (RFC 6455, sections 5.5 and 7). Event loop only.
 *
 * <pre>
 *                        close() sent                     close frame received
 *              OPEN ─────────────────────▶ CLOSE_SENT ─────────────────────────┐
 *               │                               │                              ▼
 *               │ close frame received          │ time-out, TCP lost     CLOSE_EXCHANGED
 *               ▼                               │                              ▲    │ end of TCP: the server makes it,
 *        CLOSE_RECEIVED ────────────────────────┼──────────────────────────────┘    │ the client waits for it, not for ever
 *               │        answer sent            │                                   │
 *               │                               ▼                                   ▼
 *   OPEN, CLOSE_RECEIVED, CLOSE_SENT       failed ──────────────▶ ENDED ◀────── closed
 *               │                            ▲                      ▲
 *               │ violation, error here      │                      │ end of TCP, or the linger's time-out
 *               └────────────────────────────┴──▶ LINGERING ────────┘
 * </pre>
 *
 * CLOSE_RECEIVED lasts only as long as the listener's call. LINGERING throws away what still comes, so that the peer
 * reads the close frame in place of a reset. {@code abort()} leads from everywhere to ENDED, in silence.
 */
final class Session implements FrameReader.Sink, Outbox.Sink {

    private enum State {
        OPEN,
        CLOSE_RECEIVED,
        CLOSE_SENT,
        CLOSE_EXCHANGED,
        LINGERING,
        ENDED
    }

    /** How long a peer that broke the protocol is given to read why. */
    private static final long LINGER_NANOS = TimeUnit.SECONDS.toNanos(1);

    /** So many bytes of pongs may wait for a peer that does not read them; then it is not read from either. */
    private static final int MAX_UNSENT_PONGS = 64 << 10;

    private final ChannelHandlerContext ctx;
    private final Role role;
    private final WireSettings settings;
    private final ConnectionListener listener;
    private final Input input;
    private final Outbox outbox;

    private State state = State.OPEN;
    private @Nullable Compression compression;
    private int codeSent;
    private @Nullable ClosePayload received;
    private @Nullable ChannelFuture closeFrameWritten;
    private @Nullable ScheduledFuture<?> timer;
    private @Nullable Throwable writeFailure;
    private @Nullable OpenWatch watch;
    private boolean paused;
    private long messagesTaken;
    private boolean readStopped;

    Session(
            ChannelHandlerContext ctx,
            Role role,
            WireSettings settings,
            @Nullable Compression compression,
            ConnectionListener listener) {
        this.ctx = ctx;
        this.role = role;
        this.settings = settings;
        this.compression = compression;
        this.listener = listener;
        LoopMemory memory = LoopMemory.ofThisThread();
        this.input = new Input(new FrameReader(
                role, settings.maxMessageSize(), compression == null ? null : compression.inflater(), memory, this));
        this.outbox = new Outbox(ctx, role, compression, memory, this);
    }

    /** The channel can be used. */
    void start() {
        watch = OpenWatch.start(this, ctx, settings);
    }

    Outbox outbox() {
        return outbox;
    }

    /** How many messages the socket has taken whole. */
    long messagesTaken() {
        return messagesTaken;
    }

    // What is received

    @Override
    public boolean hearsMessages() {
        return listener.hearsMessages();
    }

    @Override
    public void unheardMessage() {
        messageCame();
    }

    @Override
    public void text(String text) {
        messageCame();
        listener.text(text);
    }

    @Override
    public void binary(byte[] data) {
        messageCame();
        listener.binary(data);
    }

    private void messageCame() {
        if (watch != null) {
            watch.messageCame();
        }
    }

    @Override
    public void ping(byte[] data) {
        // Deviation: by option it is left to the listener.
        if (settings.automaticPong()) {
            outbox.send(Opcode.PONG, data);
        }
        listener.ping(data);
    }

    @Override
    public void pong(byte[] data) {
        listener.pong(data);
    }

    @Override
    public void close(ClosePayload payload) {
        input.stop();
        received = payload;
        if (state == State.CLOSE_SENT) {
            become(State.CLOSE_EXCHANGED);
        } else if (state == State.OPEN) {
            become(State.CLOSE_RECEIVED);
            listener.closing(payload.code(), payload.reason());
            outbox.sendEnqueued();
            // Unless the listener has just answered by itself; the usual answer repeats what the peer said.
            closeRequested(payload.encode());
        }
    }

    // What is asked for on this side

    @Override
    public void closeRequested(byte[] payload) {
        if (state == State.OPEN) {
            sendClose(payload);
            become(State.CLOSE_SENT);
        } else if (state == State.CLOSE_RECEIVED) {
            sendClose(payload);
            become(State.CLOSE_EXCHANGED);
        }
    }

    void pause(boolean value) {
        paused = value;
        input.pause(value);
        if (!value && input.isHolding()) {
            // Not within the call: the caller may be a listener that a message is being told to.
            Outbox.wake(ctx, this::readHeld);
        }
        readOrNot();
    }

    void abort() {
        if (state != State.ENDED) {
            become(State.ENDED);
            endTcp();
        }
    }

    // What goes wrong

    private void violated(ProtocolViolation violation) {
        String message = "the peer sent " + violation.getMessage();
        fail(violation.kind(), violation.closeCode(), message, null);
    }

    @Override
    public void internalError(Throwable cause) {
        fail(Kind.INTERNAL, CloseCode.INTERNAL_ERROR, "an error on this side: " + cause, cause);
    }

    /** Fails the connection (RFC 6455, section 7.1.7), with a close frame where none was sent yet. */
    private void fail(Kind kind, int code, String message, @Nullable Throwable cause) {
        switch (state) {
            case OPEN, CLOSE_RECEIVED, CLOSE_SENT -> {
                Phase phase = phase();
                if (state != State.CLOSE_SENT) {
                    // A close frame may stand between fragments, too, and why it failed should reach the peer soon.
                    outbox.dropWaiting();
                    sendClose(ClosePayload.of(code).encode());
                }
                become(State.LINGERING);
                listener.failed(failure(kind, phase, message, cause));
            }
            case CLOSE_EXCHANGED -> endTcp();
            case LINGERING, ENDED -> {}
        }
    }

    /** TCP has ended, or nothing is to be expected of it any more. What has come before is still told, paused or not. */
    void lost(Kind kind, String message, @Nullable Throwable cause) {
        while (input.isHolding()) {
            input.pause(false);
            readHeld();
        }
        State before = state;
        Phase phase = phase();
        if (before == State.ENDED) {
            return;
        }
        become(State.ENDED);
        endTcp();
        if (before == State.CLOSE_EXCHANGED && received != null) {
            listener.closed(received.code(), received.reason());
        } else if (before != State.LINGERING) {
            listener.failed(failure(kind, phase, message, cause == null ? writeFailure : cause));
        }
    }

    @Override
    public void writeFailed(Throwable cause) {
        // Not told to the listener from here, which may be within a send: the channel's end follows.
        writeFailure = cause;
        endTcp();
    }

    // What the socket and the clock say

    @Override
    public void turnEnded(int acceptedMessages, long acceptedPayload) {
        readOrNot();
        messagesTaken += acceptedMessages;
        if (acceptedMessages + acceptedPayload > 0 && state != State.ENDED && state != State.LINGERING) {
            listener.accepted(acceptedPayload);
        }
    }

    /** Some bytes have come, which belong to this from now on. */
    void read(ByteBuf bytes) {
        outbox.readStarted();
        if (watch != null) {
            watch.heard();
        }
        try {
            input.read(bytes);
        } catch (ProtocolViolation violation) {
            violated(violation);
        }
    }

    /** Goes on after a pause with what had come. */
    private void readHeld() {
        outbox.readStarted();
        try {
            input.readHeld();
        } catch (ProtocolViolation violation) {
            violated(violation);
        } catch (RuntimeException | Error thrown) {
            internalError(thrown);
        }
        outbox.readEnded();
        readOrNot();
    }

    void readTimedOut() {
        String message = "no complete message came within " + settings.readTimeout() + " (readTimeout)";
        fail(Kind.TIMEOUT, CloseCode.TIMEOUT, message, null);
    }

    /** A close frame would lie behind what the socket does not take. */
    void writeTimedOut() {
        lost(Kind.TIMEOUT, "the socket took no bytes within " + settings.writeTimeout() + " (writeTimeout)", null);
    }

    private void timedOut() {
        timer = null;
        switch (state) {
            case CLOSE_SENT -> lost(Kind.TIMEOUT, "the peer did not answer the close frame in time", null);
            case CLOSE_EXCHANGED, LINGERING -> lost(Kind.CLOSED, "", null);
            case OPEN, CLOSE_RECEIVED, ENDED -> {}
        }
    }

    // How it is done

    private void become(State next) {
        state = next;
        if (watch != null) {
            watch.stop();
            watch = null;
        }
        if (timer != null) {
            timer.cancel(false);
            timer = null;
        }
        switch (next) {
            case CLOSE_SENT -> startTimer(nanos(settings.closeTimeout()));
            case CLOSE_EXCHANGED -> {
                release();
                startTimer(nanos(settings.closeTimeout()));
                afterCloseFrame(role == Role.SERVER ? this::endTcp : () -> {});
            }
            case LINGERING -> {
                release();
                startTimer(Math.min(nanos(settings.closeTimeout()), LINGER_NANOS));
                afterCloseFrame(this::endOutput);
            }
            case ENDED -> release();
            case OPEN, CLOSE_RECEIVED -> {}
        }
        readOrNot();
    }

    private void sendClose(byte[] payload) {
        codeSent = payload.length == 0 ? CloseCode.NO_STATUS_RCVD : (payload[0] & 0xFF) << 8 | (payload[1] & 0xFF);
        closeFrameWritten = outbox.finish(payload);
    }

    private void afterCloseFrame(Runnable action) {
        if (closeFrameWritten != null) {
            ChannelFutureListener then = written -> action.run();
            var unused = closeFrameWritten.addListener(then);
        }
    }

    // What becomes of it shows in channelInactive.
    @SuppressWarnings("FutureReturnValueIgnored")
    private void endTcp() {
        ctx.close();
    }

    /** Lets the peer see the end of what is sent, while what it still sends is read and thrown away. */
    @SuppressWarnings("FutureReturnValueIgnored")
    private void endOutput() {
        SslHandler tls = ctx.pipeline().get(SslHandler.class);
        if (tls != null) {
            tls.closeOutbound();
        } else if (ctx.channel() instanceof DuplexChannel channel) {
            channel.shutdownOutput();
        }
    }

    private void readOrNot() {
        boolean stop = isReadStopped();
        if (stop != readStopped) {
            readStopped = stop;
            ctx.channel().config().setAutoRead(!stop);
        }
    }

    /** Whether the peer is not being read from, for good reason. */
    boolean isReadStopped() {
        return switch (state) {
            case OPEN, CLOSE_RECEIVED, CLOSE_SENT ->
                paused || input.isHolding() || outbox.unsentPongs() > MAX_UNSENT_PONGS;
            case CLOSE_EXCHANGED, LINGERING, ENDED -> false;
        };
    }

    private void startTimer(long nanos) {
        timer = ctx.executor().schedule(this::timedOut, nanos, TimeUnit.NANOSECONDS);
    }

    private void release() {
        input.stop();
        outbox.discard();
        if (compression != null) {
            compression.inflater().close();
            compression.deflater().close();
            compression = null;
        }
    }

    private Phase phase() {
        return state == State.OPEN ? Phase.OPEN : Phase.CLOSING;
    }

    private WebSocketFailure failure(Kind kind, Phase phase, String message, @Nullable Throwable cause) {
        return WebSocketFailure.builder(kind, phase, message)
                .cause(cause)
                .closeCodeSent(codeSent)
                .closeCodeReceived(received == null ? 0 : received.code())
                .build();
    }

    private static long nanos(Duration duration) {
        return TimeUnit.NANOSECONDS.convert(duration);
    }
}
