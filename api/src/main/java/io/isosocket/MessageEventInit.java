package io.isosocket;

import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * How a message event is made (HTML Standard, section 9.1, dictionary {@code MessageEventInit}).
 *
 * @param event what every event has
 * @param data the message
 * @param origin the origin of the sender, serialized, or the empty string
 * @param lastEventId the id of a server-sent event, or the empty string
 * @param source the sender, where it is a port or a window
 * @param ports the ports that came with the message; copied
 */
public record MessageEventInit(
        EventInit event,
        @Nullable Object data,
        String origin,
        String lastEventId,
        @Nullable EventTarget source,
        List<EventTarget> ports) {

    /** Null data, empty strings, no ports. */
    public static final MessageEventInit DEFAULT =
            new MessageEventInit(EventInit.DEFAULT, null, "", "", null, List.of());

    /**
     * Checks and copies.
     *
     * @param event what every event has
     * @param data the message
     * @param origin the origin of the sender, serialized, or the empty string
     * @param lastEventId the id of a server-sent event, or the empty string
     * @param source the sender, where it is a port or a window
     * @param ports the ports that came with the message; copied
     */
    public MessageEventInit {
        Objects.requireNonNull(event, "event");
        Objects.requireNonNull(origin, "origin");
        Objects.requireNonNull(lastEventId, "lastEventId");
        ports = List.copyOf(ports);
    }

    /**
     * Sets what every event has.
     *
     * @param value the values
     * @return a copy with them
     */
    public MessageEventInit withEvent(EventInit value) {
        return new MessageEventInit(value, data, origin, lastEventId, source, ports);
    }

    /**
     * Sets the message.
     *
     * @param value the message
     * @return a copy with it
     */
    public MessageEventInit withData(@Nullable Object value) {
        return new MessageEventInit(event, value, origin, lastEventId, source, ports);
    }

    /**
     * Sets the origin of the sender.
     *
     * @param value the origin, serialized
     * @return a copy with it
     */
    public MessageEventInit withOrigin(String value) {
        return new MessageEventInit(event, data, value, lastEventId, source, ports);
    }

    /**
     * Sets the id of a server-sent event.
     *
     * @param value the id
     * @return a copy with it
     */
    public MessageEventInit withLastEventId(String value) {
        return new MessageEventInit(event, data, origin, value, source, ports);
    }

    /**
     * Sets the sender.
     *
     * @param value the sender
     * @return a copy with it
     */
    public MessageEventInit withSource(@Nullable EventTarget value) {
        return new MessageEventInit(event, data, origin, lastEventId, value, ports);
    }

    /**
     * Sets the ports that came with the message.
     *
     * @param value the ports; copied
     * @return a copy with them
     */
    public MessageEventInit withPorts(List<EventTarget> value) {
        return new MessageEventInit(event, data, origin, lastEventId, source, value);
    }
}
