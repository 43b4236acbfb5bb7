package io.isosocket.cli;

import io.isosocket.CloseEvent;
import io.isosocket.WebSocket;
import io.isosocket.WebSocketFailure;
import io.isosocket.workbench.payload.Payload;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Consumer;

/** Tells a person of a session: messages are results, all else is beside them. */
final class PlainReport implements SessionListener {

    private static final double NANOS_PER_MILLI = 1e6;

    private final Console console;
    private final Consumer<String> results;

    /**
     * Makes the report.
     *
     * @param console for what is no result
     * @param results takes the lines of the results
     */
    PlainReport(Console console, Consumer<String> results) {
        this.console = console;
        this.results = results;
    }

    @Override
    public void opened(WebSocket socket) {
        String protocol = socket.protocol().isEmpty() ? "" : ", protocol " + socket.protocol();
        console.note("connected to " + Urls.redacted(socket.url()) + protocol);
    }

    @Override
    public void received(Payload message) {
        results.accept(message instanceof Payload.Text text ? text.text() : Hex.line(ByteBuffer.wrap(message.bytes())));
    }

    @Override
    public void pongReceived(byte[] data, Optional<Duration> roundTrip) {
        roundTrip.ifPresent(time ->
                console.note(String.format(Locale.ROOT, "pong after %.3f ms", time.toNanos() / NANOS_PER_MILLI)));
    }

    @Override
    public void failed(WebSocketFailure failure) {
        console.note("isosocket: " + Failures.describe(failure));
    }

    @Override
    public void closed(CloseEvent event) {
        String reason =
                event.reason().isEmpty() ? "" : ", reason: " + event.reason().replace('\n', ' ');
        console.note("closed with code " + event.code() + reason);
    }

    @Override
    public void scriptPassed(int steps) {
        console.note(steps + (steps == 1 ? " step" : " steps") + " passed");
    }

    @Override
    public void scriptFailed(String place, String message) {
        console.note("isosocket: " + place + ": " + message);
    }
}
