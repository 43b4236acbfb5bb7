package io.isosocket.js.host;

import io.isosocket.AnyWebSocket;
import io.isosocket.BinaryType;
import io.isosocket.Blob;
import io.isosocket.CloseEvent;
import io.isosocket.DOMException;
import io.isosocket.Event;
import io.isosocket.EventListener;
import io.isosocket.MessageEvent;
import io.isosocket.WebSocketFailure;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import org.graalvm.polyglot.HostAccess;
import org.graalvm.polyglot.Value;
import org.jspecify.annotations.Nullable;

/** The Java side of one WebSocket of a script: takes its calls to the Java object, and the Java object's events to it. */
public sealed class ScriptSocket implements ScriptConnection permits ScriptClient {

    private static final int NO_CODE = -1;
    private static final int MAX_REASON = 123;

    private final SocketsHost sockets;
    private final Value scriptObject;
    private final AnyWebSocket socket;
    private final Deliveries to;
    private String origin = "";
    private final EventListener onOpen = event -> inTask(this::opened);
    private final EventListener onMessage = event -> inTask(() -> message((MessageEvent) event));
    private final EventListener onError = event -> inTask(() -> failed(event));
    private final EventListener onClose = event -> inTask(() -> closed((CloseEvent) event));

    /** The functions of the script's side that fire the events, each an outermost call. */
    record Deliveries(Value opened, Value text, Value bytes, Value blob, Value failed, Value closed) {

        static Deliveries of(Value functions) {
            return new Deliveries(
                    functions.getMember("opened"),
                    functions.getMember("text"),
                    functions.getMember("bytes"),
                    functions.getMember("blob"),
                    functions.getMember("failed"),
                    functions.getMember("closed"));
        }
    }

    ScriptSocket(SocketsHost sockets, Value scriptObject, AnyWebSocket socket, Deliveries to) {
        this.sockets = sockets;
        this.scriptObject = scriptObject;
        this.socket = socket;
        this.to = to;
    }

    void listen() {
        socket.addEventListener("open", onOpen);
        socket.addEventListener("message", onMessage);
        socket.addEventListener("error", onError);
        socket.addEventListener("close", onClose);
        if (socket.readyState() == AnyWebSocket.CLOSED) {
            // One of Java's that ended before: no event will tell.
            sockets.ended(this);
        }
    }

    @Override
    public void stopListening() {
        socket.removeEventListener("open", onOpen);
        socket.removeEventListener("message", onMessage);
        socket.removeEventListener("error", onError);
        socket.removeEventListener("close", onClose);
    }

    @Override
    public long queuedBytes() {
        return socket.bufferedAmount();
    }

    /** {@return the Java object} */
    public AnyWebSocket socket() {
        return socket;
    }

    SocketsHost sockets() {
        return sockets;
    }

    Value scriptObject() {
        return scriptObject;
    }

    /** A socket of Java's may have its events on another context: they come to the loop in their order. */
    void inTask(Runnable event) {
        if (sockets.loop().context().isRunningOnContext()) {
            sockets.loop().run(event);
        } else {
            sockets.loop().post(event);
        }
    }

    private void opened() {
        sockets.deliver(() -> to.opened().execute(scriptObject));
    }

    private void message(MessageEvent event) {
        origin = event.origin();
        Object data = event.data();
        if (data instanceof String text) {
            sockets.deliver(() -> to.text().execute(scriptObject, text));
        } else if (data instanceof ByteBuffer bytes) {
            sockets.deliver(() -> to.bytes().execute(scriptObject, bytes));
        } else {
            sockets.deliver(() -> to.blob().execute(scriptObject, data));
        }
    }

    private void failed(Event event) {
        sockets.deliver(() -> to.failed().execute(scriptObject, causeOf(event)));
    }

    private void closed(CloseEvent event) {
        // Before its listeners run: they may open the next one.
        sockets.ended(this);
        tellClosed(event);
    }

    void tellClosed(CloseEvent event) {
        sockets.deliver(() ->
                to.closed().execute(scriptObject, event.wasClean(), event.code(), event.reason(), causeOf(event)));
    }

    static @Nullable FailureHost causeOf(Event event) {
        return WebSocketFailure.of(event).map(FailureHost::new).orElse(null);
    }

    // --- What web-socket.js calls. Each member is the Java object's.

    /** {@return the URL} */
    @HostAccess.Export
    public String url() {
        return socket.url();
    }

    /** {@return the origin that every message has; known from the first one on} */
    @HostAccess.Export
    public String origin() {
        return origin;
    }

    /** {@return the state} */
    @HostAccess.Export
    public int readyState() {
        return socket.readyState();
    }

    /** {@return in bytes} */
    @HostAccess.Export
    public double bufferedAmount() {
        return socket.bufferedAmount();
    }

    /** {@return the extensions} */
    @HostAccess.Export
    public String extensions() {
        return socket.extensions();
    }

    /** {@return the subprotocol} */
    @HostAccess.Export
    public String protocol() {
        return socket.protocol();
    }

    /** {@return {@code blob} or {@code arraybuffer}} */
    @HostAccess.Export
    public String binaryType() {
        return socket.binaryType() == BinaryType.BLOB ? "blob" : "arraybuffer";
    }

    /**
     * Sets the type of binary messages.
     *
     * @param type {@code blob} or {@code arraybuffer}
     */
    @HostAccess.Export
    public void setBinaryType(String type) {
        socket.binaryType(type.equals("blob") ? BinaryType.BLOB : BinaryType.ARRAYBUFFER);
    }

    /**
     * Sends a text.
     *
     * @param data lone surrogates in it are replaced
     */
    @HostAccess.Export
    public void sendText(String data) {
        // What UTF-8 may make of it at the most is checked only where there is a limit.
        sockets.requireRoomFor(data.length());
        try {
            socket.send(data);
        } catch (DOMException e) {
            throw sockets.errors().of(e);
        }
    }

    /**
     * Sends bytes.
     *
     * @param buffer an ArrayBuffer
     * @param offset the first byte of it
     * @param length how many
     */
    @HostAccess.Export
    public void sendBytes(Value buffer, long offset, int length) {
        sockets.requireRoomFor(length);
        byte[] bytes = new byte[length];
        if (length > 0) {
            buffer.readBuffer(offset, bytes, 0, length);
        }
        try {
            socket.send(bytes);
        } catch (DOMException e) {
            throw sockets.errors().of(e);
        }
    }

    /**
     * Sends a blob.
     *
     * @param data the Java side of a Blob
     */
    @HostAccess.Export
    public void sendBlob(Blob data) {
        sockets.requireRoomFor(data.size());
        try {
            socket.send(data);
        } catch (DOMException e) {
            throw sockets.errors().of(e);
        }
    }

    /**
     * Closes the connection.
     *
     * @param code -1 for none
     * @param reason null for none
     */
    @HostAccess.Export
    public void close(int code, @Nullable String reason) {
        try {
            if (code != NO_CODE) {
                socket.close(code, reason == null ? "" : reason);
            } else {
                requireShort(reason);
                socket.close();
            }
        } catch (DOMException e) {
            throw sockets.errors().of(e);
        }
    }

    /** A reason without a code is checked all the same, and not sent: a close frame has no room for it. */
    private void requireShort(@Nullable String reason) {
        int length = reason == null ? 0 : reason.getBytes(StandardCharsets.UTF_8).length;
        if (length > MAX_REASON) {
            throw sockets.errors()
                    .dom("SyntaxError", "close: the reason has " + length + " bytes of UTF-8, more than " + MAX_REASON);
        }
    }
}
