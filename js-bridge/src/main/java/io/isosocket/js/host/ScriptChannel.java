package io.isosocket.js.host;

import io.isosocket.ReceiveChannel;
import io.isosocket.WebSocketChannel;
import org.graalvm.polyglot.HostAccess;
import org.graalvm.polyglot.Value;
import org.jspecify.annotations.Nullable;

/** The Java side of one channel of a script. */
public final class ScriptChannel {

    private final ChannelsHost channels;
    private final ReceiveChannel<?> channel;

    ScriptChannel(ChannelsHost channels, ReceiveChannel<?> channel) {
        this.channels = channels;
        this.channel = channel;
    }

    /** {@return the Java object} */
    public ReceiveChannel<?> channel() {
        return channel;
    }

    /**
     * Receives the next value.
     *
     * @param resolve gets what was received
     * @param reject not called
     */
    @HostAccess.Export
    public void receive(Value resolve, Value reject) {
        channels.receive(channel, resolve, reject);
    }

    /** {@return how the WebSocket was closed, or null where it was not, or there is none} */
    @HostAccess.Export
    public @Nullable ScriptClosed closed() {
        return channel instanceof WebSocketChannel messages
                ? messages.closed().map(ScriptClosed::new).orElse(null)
                : null;
    }
}
