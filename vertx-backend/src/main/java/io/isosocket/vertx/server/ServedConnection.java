package io.isosocket.vertx.server;

import io.isosocket.CloseCode;
import io.isosocket.RawFrame;
import io.isosocket.spi.Connection;
import io.isosocket.spi.ConnectionListener;
import io.isosocket.vertx.context.ContextQueue;
import io.isosocket.vertx.context.EventDelivery;
import io.isosocket.vertx.wire.SharedFrame;
import io.isosocket.vertx.wire.WebSocketCodec;
import io.netty.channel.Channel;
import io.netty.channel.EventLoop;
import io.vertx.core.net.SocketAddress;
import java.nio.ByteBuffer;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicIntegerFieldUpdater;
import org.jspecify.annotations.Nullable;

/**
 * Stands between the WebSocket of a server and its codec: what a client may do is limited here, and counted.
 * {@link ClientEvents} is its other half.
 */
final class ServedConnection implements Connection {

    private static final AtomicIntegerFieldUpdater<ServedConnection> FOUND_SLOW =
            AtomicIntegerFieldUpdater.newUpdater(ServedConnection.class, "foundSlow");

    private final Acceptor acceptor;
    private final SocketAddress remoteAddress;
    private final EventLoop loop;
    private final SendQueue sendQueue;
    private @Nullable Channel channel;
    private @Nullable WebSocketCodec codec;
    private @Nullable EventDelivery delivery;
    private @Nullable ServerConnection socket;
    private volatile int foundSlow;

    // The fields below belong to the event loop.
    private int readingHolds;
    private boolean paused;
    private boolean backlogged;
    private boolean ended;
    private long messagesTaken;

    ServedConnection(Acceptor acceptor, SocketAddress remoteAddress, EventLoop loop) {
        this.acceptor = acceptor;
        this.remoteAddress = remoteAddress;
        this.loop = loop;
        sendQueue = new SendQueue(this, acceptor.options().slowClient());
    }

    /** The handshake is done. On the event loop, before its first event. */
    void start(ServerHandshake.Upgraded upgraded) {
        codec = upgraded.codec();
        channel = upgraded.channel();
    }

    /** Whom its events go to. On the event loop, before its first event. */
    void listener(ContextQueue queue, ConnectionListener life) {
        boolean holdsSenders = options().slowClient().whenFull() == SlowClientLimit.WhenFull.PAUSE_SENDER;
        delivery = new EventDelivery(
                queue, holdsSenders ? new SenderListener(this, life) : life, () -> onLoop(this::considerBacklog));
    }

    /** The WebSocket. On the event loop, before its first event. */
    void socket(ServerConnection made) {
        socket = made;
    }

    SocketAddress remoteAddress() {
        return remoteAddress;
    }

    /** Cuts TCP: past TLS, which would wait three seconds for a client that does not read to take its goodbye. */
    void terminate() {
        Channel cut = started(channel);
        onLoop(() -> cut.unsafe().close(cut.newPromise()));
    }

    // Connection

    @Override
    public void sendText(byte[] utf8) {
        if (admit(utf8.length)) {
            codec().sendText(utf8);
        }
    }

    @Override
    public void sendBinary(ByteBuffer data) {
        if (admit(data.remaining())) {
            codec().sendBinary(data);
        }
    }

    /** Sends a message that others get as well. */
    void send(SharedFrame frame) {
        if (admit(frame.length())) {
            codec().send(frame);
        }
    }

    private boolean admit(int bytes) {
        if (!sendQueue.add(bytes)) {
            closeSlow();
            return false;
        }
        options().metrics().sent(bytes);
        return true;
    }

    private void closeSlow() {
        if (foundSlow == 0 && FOUND_SLOW.compareAndSet(this, 0, 1)) {
            boolean policy = options().slowClient().whenFull() == SlowClientLimit.WhenFull.CLOSE_POLICY_VIOLATION;
            options().metrics().slowClientClosed();
            socket().close(
                            policy ? CloseCode.POLICY_VIOLATION : CloseCode.TRY_AGAIN_LATER,
                            "the outgoing queue is full");
        }
    }

    @Override
    public void ping(byte[] data) {
        codec().ping(data);
    }

    @Override
    public void pong(byte[] data) {
        codec().pong(data);
    }

    @Override
    public void sendFrame(RawFrame frame) {
        codec().sendFrame(frame);
    }

    @Override
    public void close(int code, String reason) {
        codec().close(code, reason);
    }

    @Override
    public void pause() {
        onLoop(() -> {
            if (!paused) {
                paused = true;
                holdReading();
            }
        });
    }

    @Override
    public void resume() {
        onLoop(() -> {
            if (paused) {
                paused = false;
                releaseReading();
            }
        });
    }

    @Override
    public void abort() {
        onLoop(() -> {
            delivery().abandon();
            codec().abort();
            end();
        });
    }

    /** Does not read from the client until {@link #releaseReading()} was called as often. Any thread may call it. */
    void holdReading() {
        onLoop(() -> {
            readingHolds++;
            if (readingHolds == 1) {
                codec().pause();
            }
        });
    }

    void releaseReading() {
        onLoop(() -> {
            readingHolds--;
            if (readingHolds == 0) {
                codec().resume();
            }
        });
    }

    private void considerBacklog() {
        boolean now = delivery().isBacklogged();
        if (now != backlogged) {
            backlogged = now;
            if (now) {
                holdReading();
            } else {
                releaseReading();
            }
        }
    }

    private void onLoop(Runnable task) {
        if (loop.inEventLoop()) {
            task.run();
        } else {
            try {
                loop.execute(task);
            } catch (RejectedExecutionException over) {
                // The event loop has ended, and the connection with it.
            }
        }
    }

    // What its events do

    /** The socket took so much payload. Event loop only, as all below. */
    void accepted(long payloadBytes) {
        long taken = codec().messagesTaken();
        sendQueue.subtract(taken - messagesTaken, payloadBytes);
        messagesTaken = taken;
    }

    /** It has ended: it is in no set any more. */
    void end() {
        if (!ended) {
            ended = true;
            sendQueue.end();
            socket().leaveAll();
            acceptor.ended(this);
        }
    }

    EventLoop loop() {
        return loop;
    }

    ServerOptions options() {
        return acceptor.options();
    }

    EventDelivery delivery() {
        return started(delivery);
    }

    ServerConnection socket() {
        return started(socket);
    }

    private WebSocketCodec codec() {
        return started(codec);
    }

    private static <T> T started(@Nullable T part) {
        if (part == null) {
            throw new IllegalStateException("the connection has not started");
        }
        return part;
    }
}
