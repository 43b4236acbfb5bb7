package io.isosocket;

import io.isosocket.spi.Backend;
import io.isosocket.spi.Broadcaster;
import io.isosocket.spi.TaskQueue;
import io.isosocket.spi.TokenCodec;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Sends messages to all other channels of the same name (HTML Standard, section 9.5): in Java and in scripts, in this
 * process and, where the back end is clustered, in others.
 *
 * <p>A message is null, a Boolean, a number, a String, a {@code byte[]} or {@link java.nio.ByteBuffer}, an {@link
 * java.time.Instant}, or a List, Set or Map of such values; it is copied when it is posted. What a script posts comes as
 * these too: numbers as Integer where they fit and else as Double, a BigInt as a {@link java.math.BigInteger},
 * {@code undefined} as null, an object and a Map as a {@link java.util.Map}, an array as a List, an ArrayBuffer and a
 * view on one as a ByteBuffer, a Date as an Instant. For what has no such form, an Error for instance, a
 * {@code messageerror} event comes.
 *
 * <p>Any thread may call its methods. Its events are tasks of the task queue of the thread that made it, as those of a
 * {@link WebSocket}. As long as it is open it keeps the back end alive.
 *
 * <p>Delivery is at most once: a message that is posted while a channel elsewhere joins or leaves may or may not reach it.
 * Those of one channel come in their order.
 */
public final class BroadcastChannel extends EventTarget implements AutoCloseable {

    private final String name;
    private final String origin;
    private final TaskQueue queue;
    private final Broadcaster.Member member;
    private volatile boolean closed;

    /**
     * Joins the channels of a name.
     *
     * @param name any text
     */
    public BroadcastChannel(String name) {
        this(name, WebSocketOptions.DEFAULT);
    }

    /**
     * Joins the channels of a name on a given back end.
     *
     * @param name any text
     * @param options of them the back end and the origin count; the origin is what its messages say they come from
     */
    public BroadcastChannel(String name, WebSocketOptions options) {
        this.name = Objects.requireNonNull(name, "name");
        origin = options.origin().orElse("");
        Backend backend = options.backend().orElseGet(DefaultBackend::get);
        queue = backend.taskQueue();
        member = backend.broadcaster().join(name, queue, this::received);
    }

    /** {@return the name} */
    public String name() {
        return name;
    }

    /**
     * Sends a message to all other channels of the name.
     *
     * @param message of the types above
     * @throws DOMException {@code InvalidStateError} if the channel is closed, {@code DataCloneError} if a value in it is
     *     of another type
     */
    public void postMessage(@Nullable Object message) {
        if (closed) {
            throw new DOMException(
                    "postMessage: the BroadcastChannel " + Printable.of(name) + " is closed", "InvalidStateError");
        }
        member.post(TokenCodec.encode(StructuredTokens.of(origin, message)));
    }

    /** Leaves: no event comes any more, and nothing can be posted. */
    @Override
    public void close() {
        closed = true;
        member.leave();
    }

    /** {@return the handler of {@code message} events, or null} */
    public @Nullable EventHandler<MessageEvent> onmessage() {
        return handlerOf("message");
    }

    /**
     * Sets the handler of {@code message} events.
     *
     * @param handler the handler, or null for none
     */
    public void onmessage(@Nullable EventHandler<MessageEvent> handler) {
        handler("message", handler);
    }

    /** {@return the handler of {@code messageerror} events, or null} */
    public @Nullable EventHandler<MessageEvent> onmessageerror() {
        return handlerOf("messageerror");
    }

    /**
     * Sets the handler of {@code messageerror} events: a message has come that has no form in Java.
     *
     * @param handler the handler, or null for none
     */
    public void onmessageerror(@Nullable EventHandler<MessageEvent> handler) {
        handler("messageerror", handler);
    }

    @SuppressWarnings("unchecked") // The setters let no other in.
    private @Nullable EventHandler<MessageEvent> handlerOf(String type) {
        return (EventHandler<MessageEvent>) handler(type);
    }

    @Override
    protected void reportException(Throwable exception) {
        queue.reportException(exception);
    }

    private void received(byte[] message) {
        if (closed) {
            return;
        }
        Optional<StructuredTokens.Message> read = StructuredTokens.read(message);
        if (read.isPresent()) {
            fire(MessageEvent.trusted("message", read.get().data(), read.get().origin()));
        } else {
            fire(MessageEvent.trusted("messageerror", null, ""));
        }
    }
}
