package io.isosocket;

import java.nio.ByteBuffer;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/**
 * The writable side of a {@link WebSocketStream}. Any thread may call its methods; the messages of one thread keep their
 * order.
 */
public final class WebSocketWritable {

    /** Up to how many bytes may wait to be sent where {@link #write} is done, 64 KiB. */
    public static final int ROOM = 64 << 10;

    private final WebSocketStream stream;
    private final WebSocket socket;
    private volatile @Nullable DOMException end;

    WebSocketWritable(WebSocketStream stream, WebSocket socket) {
        this.stream = stream;
        this.socket = socket;
        socket.bufferedAmountLowThreshold(ROOM);
    }

    /**
     * Sends a text message.
     *
     * @param data the text; lone surrogates are sent as U+FFFD
     * @return done once there is room for another: no more than {@link #ROOM} bytes wait. Fails with a {@link DOMException}
     *     named InvalidStateError where the connection is closing or closed, QuotaExceededError at the {@link QueueLimit};
     *     with a {@link WebSocketError} where the connection has failed, or fails before that
     */
    public CompletionStage<@Nullable Void> write(String data) {
        Objects.requireNonNull(data, "data");
        return written(() -> socket.send(data));
    }

    /**
     * Sends a binary message.
     *
     * @param data the bytes, which are taken before this method returns
     * @return as of {@link #write(String)}
     */
    public CompletionStage<@Nullable Void> write(byte[] data) {
        return write(ByteBuffer.wrap(data));
    }

    /**
     * Sends a binary message.
     *
     * @param data the buffer's remaining bytes, which are taken before this method returns; its position stays
     * @return as of {@link #write(String)}
     */
    public CompletionStage<@Nullable Void> write(ByteBuffer data) {
        Objects.requireNonNull(data, "data");
        return written(() -> socket.send(data));
    }

    /**
     * Closes the connection behind what was written, without a code.
     *
     * @return what {@link WebSocketStream#closed()} gives
     */
    public CompletionStage<WebSocketCloseInfo> close() {
        stream.close();
        return stream.closed();
    }

    /**
     * Closes the connection.
     *
     * @param reason where it is a {@link WebSocketError}, its code and reason go out, otherwise none
     */
    public void abort(@Nullable Throwable reason) {
        stream.closeUsing(reason);
    }

    private CompletionStage<@Nullable Void> written(Runnable send) {
        DOMException over = end;
        if (over == null && socket.readyState() != WebSocket.OPEN) {
            over = closed();
        }
        if (over != null) {
            return CompletableFuture.failedStage(over);
        }
        try {
            send.run();
        } catch (DOMException refused) {
            return CompletableFuture.failedStage(refused);
        }
        return socket.drained().exceptionallyCompose(failure -> CompletableFuture.failedStage(endedBy(failure)));
    }

    /** The stream has its end before those hear of it who wait for room; where the close was clean it is no error. */
    private DOMException endedBy(Throwable failure) {
        DOMException over = end;
        return over == null ? WebSocketError.unclean("the connection ended", 1006, "", failure) : over;
    }

    /** Nothing can be written any more. */
    void end(DOMException why) {
        end = why;
    }

    static DOMException closed() {
        return new DOMException(
                "a WebSocketStream that is closing or closed cannot be written to", "InvalidStateError");
    }
}
