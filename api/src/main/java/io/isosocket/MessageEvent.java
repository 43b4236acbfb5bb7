package io.isosocket;

import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Brings a message (HTML Standard, section 9.1, {@code MessageEvent}). */
public class MessageEvent extends Event {

    private @Nullable Object data;
    private String origin;
    private String lastEventId;
    private @Nullable EventTarget source;
    private List<EventTarget> ports;

    /**
     * Makes an event that is not trusted, with null data.
     *
     * @param type the event's type, such as {@code message}
     */
    public MessageEvent(String type) {
        this(type, MessageEventInit.DEFAULT);
    }

    /**
     * Makes an event that is not trusted.
     *
     * @param type the event's type, such as {@code message}
     * @param init its values
     */
    public MessageEvent(String type, MessageEventInit init) {
        super(type, Objects.requireNonNull(init, "init").event());
        data = init.data();
        origin = init.origin();
        lastEventId = init.lastEventId();
        source = init.source();
        ports = init.ports();
    }

    private MessageEvent(String type, @Nullable Object data, String origin) {
        super(type, (WebSocketFailure) null);
        this.data = data;
        this.origin = origin;
        lastEventId = "";
        ports = List.of();
    }

    /** Makes the trusted message event of a WebSocket. */
    static MessageEvent trusted(Object data, String origin) {
        return trusted("message", data, origin);
    }

    /** Makes a trusted event that brings data. */
    static MessageEvent trusted(String type, @Nullable Object data, String origin) {
        return new MessageEvent(type, data, origin);
    }

    /**
     * Returns the message.
     *
     * @return of a {@link BroadcastChannel}: what its type says; of a WebSocket: a {@link String} for a text message, a {@link Blob} or a {@link java.nio.ByteBuffer} for
     *     a binary one, as {@link BinaryType} says; a {@link java.nio.ByteBuffer} for a ping or a pong
     */
    public final @Nullable Object data() {
        return data;
    }

    /** {@return the origin of the sender, serialized; for a WebSocket that of its URL} */
    public final String origin() {
        return origin;
    }

    /** {@return the id of a server-sent event; otherwise the empty string} */
    public final String lastEventId() {
        return lastEventId;
    }

    /** {@return the sender where it is a port or a window; null for a WebSocket} */
    public final @Nullable EventTarget source() {
        return source;
    }

    /** {@return the ports that came with the message, unmodifiable; none for a WebSocket} */
    public final List<EventTarget> ports() {
        return ports;
    }

    /**
     * Gives the event new values and makes it untrusted; does nothing while it is dispatched.
     *
     * @param type the new type
     * @param bubbles whether it bubbles
     * @param cancelable whether it can be canceled
     * @param data the message
     * @param origin the origin of the sender
     * @param lastEventId the id of a server-sent event
     * @param source the sender
     * @param ports the ports; copied
     */
    public final void initMessageEvent(
            String type,
            boolean bubbles,
            boolean cancelable,
            @Nullable Object data,
            String origin,
            String lastEventId,
            @Nullable EventTarget source,
            List<EventTarget> ports) {
        Objects.requireNonNull(origin, "origin");
        Objects.requireNonNull(lastEventId, "lastEventId");
        List<EventTarget> copy = List.copyOf(ports);
        if (dispatching()) {
            return;
        }
        initEvent(type, bubbles, cancelable);
        this.data = data;
        this.origin = origin;
        this.lastEventId = lastEventId;
        this.source = source;
        this.ports = copy;
    }
}
