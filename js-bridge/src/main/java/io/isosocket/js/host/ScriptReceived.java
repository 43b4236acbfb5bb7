package io.isosocket.js.host;

import io.isosocket.Received;
import io.isosocket.WebSocketMessage;
import java.time.Instant;
import org.graalvm.polyglot.HostAccess;

/** What a script has received. */
public final class ScriptReceived {

    private final Received<?> received;
    private final int index;

    /**
     * Makes it.
     *
     * @param received what Java received
     * @param index the place of its channel among those that were asked
     */
    ScriptReceived(Received<?> received, int index) {
        this.received = received;
        this.index = index;
    }

    /** {@return the place of its channel among those that were asked} */
    @HostAccess.Export
    public int index() {
        return index;
    }

    /** {@return {@code text}, {@code binary}, {@code tick}, or {@code end} where the channel has ended} */
    @HostAccess.Export
    public String kind() {
        if (!received.ok()) {
            return "end";
        }
        if (received.value() instanceof WebSocketMessage message) {
            return message.type() == WebSocketMessage.Type.TEXT ? "text" : "binary";
        }
        return "tick";
    }

    /** {@return a string, a buffer that belongs to the script, or for a tick milliseconds since 1970} */
    @HostAccess.Export
    public Object data() {
        return received.value() instanceof WebSocketMessage message
                ? message.data()
                : (Object) (double) ((Instant) received.value()).toEpochMilli();
    }
}
