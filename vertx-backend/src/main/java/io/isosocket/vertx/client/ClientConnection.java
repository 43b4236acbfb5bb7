package io.isosocket.vertx.client;

import io.isosocket.RawFrame;
import io.isosocket.WebSocketFailure;
import io.isosocket.spi.ConnectRequest;
import io.isosocket.spi.Connection;
import io.isosocket.spi.ConnectionListener;
import io.isosocket.vertx.context.ContextQueue;
import io.isosocket.vertx.context.EventDelivery;
import io.isosocket.vertx.wire.WebSocketCodec;
import io.netty.channel.EventLoop;
import java.nio.ByteBuffer;
import java.util.concurrent.RejectedExecutionException;
import org.jspecify.annotations.Nullable;

/**
 * A client's connection from the first moment: a {@link Dial} until the opening handshake is done, then the codec.
 */
public final class ClientConnection implements Connection {

    private final EventLoop loop;
    private final EventDelivery delivery;
    private volatile @Nullable WebSocketCodec codec;
    // The fields below belong to the event loop.
    private @Nullable Dial dial;
    private boolean paused;

    private ClientConnection(ContextQueue queue, ConnectionListener listener) {
        loop = queue.context().nettyEventLoop();
        delivery = new EventDelivery(queue, listener, () -> onLoop(this::considerReading));
    }

    /**
     * Starts to connect.
     *
     * @param request where to, and how
     * @param queue where the listener is called
     * @param listener hears what happens
     * @return the connection
     */
    public static ClientConnection start(ConnectRequest request, ContextQueue queue, ConnectionListener listener) {
        ClientConnection connection = new ClientConnection(queue, listener);
        connection.loop.execute(() -> connection.dial(request, queue));
        return connection;
    }

    private void dial(ConnectRequest request, ContextQueue queue) {
        if (!delivery.isEnded()) {
            dial = new Dial(request, queue.context(), this);
            dial.start();
        }
    }

    /** What codec events go to. */
    EventDelivery delivery() {
        return delivery;
    }

    /** The opening handshake is done. Event loop only. */
    void established(WebSocketCodec opened, String protocol, String extensions) {
        dial = null;
        codec = opened;
        considerReading();
        delivery.opened(this, protocol, extensions);
    }

    /** The connection could not be made. Event loop only. */
    void failed(WebSocketFailure failure) {
        dial = null;
        delivery.failed(failure);
    }

    @Override
    public void sendText(byte[] utf8) {
        WebSocketCodec open = codec;
        if (open != null) {
            open.sendText(utf8);
        }
    }

    @Override
    public void sendBinary(ByteBuffer data) {
        WebSocketCodec open = codec;
        if (open != null) {
            open.sendBinary(data);
        }
    }

    @Override
    public void ping(byte[] data) {
        WebSocketCodec open = codec;
        if (open != null) {
            open.ping(data);
        }
    }

    @Override
    public void pong(byte[] data) {
        WebSocketCodec open = codec;
        if (open != null) {
            open.pong(data);
        }
    }

    @Override
    public void sendFrame(RawFrame frame) {
        WebSocketCodec open = codec;
        if (open != null) {
            open.sendFrame(frame);
        }
    }

    @Override
    public void close(int code, String reason) {
        WebSocketCodec open = codec;
        if (open != null) {
            open.close(code, reason);
        }
    }

    @Override
    public void pause() {
        onLoop(() -> {
            paused = true;
            considerReading();
        });
    }

    @Override
    public void resume() {
        onLoop(() -> {
            paused = false;
            considerReading();
        });
    }

    @Override
    public void abort() {
        onLoop(() -> {
            delivery.abandon();
            if (dial != null) {
                dial.cancel();
                dial = null;
            }
            if (codec != null) {
                codec.abort();
            }
        });
    }

    /** Reads, unless the user has paused or a worker is behind. */
    private void considerReading() {
        WebSocketCodec open = codec;
        if (open == null) {
            return;
        }
        if (paused || delivery.isBacklogged()) {
            open.pause();
        } else {
            open.resume();
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
}
