package io.isosocket.samples;

import io.isosocket.WebSocketStream;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Flow;
import org.jspecify.annotations.Nullable;

/** A connection as two streams. */
public final class StreamedMessages {

    private StreamedMessages() {}

    /**
     * Sends a greeting, and hands what comes to a reader that says how much it wants.
     *
     * @param url where to connect
     * @param reader gets the messages
     * @return completes when the greeting is on its way
     */
    public static CompletionStage<@Nullable Void> greet(String url, Flow.Subscriber<Object> reader) {
        // snippet: stream
        var stream = new WebSocketStream(url);
        return stream.opened().thenCompose(sides -> {
            sides.readable().subscribe(reader);
            return sides.writable().write("Hello, Server!");
        });
        // end
    }
}
