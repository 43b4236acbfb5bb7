package io.isosocket.cli;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import io.isosocket.CloseEvent;
import io.isosocket.RawFrame;
import io.isosocket.WebSocket;
import io.isosocket.WebSocketFailure;
import io.isosocket.workbench.export.HandshakeText;
import io.isosocket.workbench.failure.FailureHints;
import io.isosocket.workbench.payload.Payload;
import io.isosocket.workbench.payload.Secrets;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Tells other programs of a session: each thing that happens is one line of JSON among the results. */
final class JsonReport implements SessionListener {

    private static final JsonFactory FACTORY = new JsonFactory();

    private static final double NANOS_PER_MILLI = 1e6;

    private static final String SENT = "sent";
    private static final String RECEIVED = "received";

    /** Writes the members of one event. */
    private interface Members {
        void write(JsonGenerator json) throws IOException;
    }

    /**
     * What of the options says more about a failure.
     *
     * @param offersProtocols whether subprotocols are offered
     * @param hasProxy whether it goes through a proxy
     */
    record Tried(boolean offersProtocols, boolean hasProxy) {}

    private final Console console;
    private final Consumer<String> results;
    private final Tried tried;
    private final boolean showsSecrets;
    private @Nullable Request request;
    private @Nullable Response response;

    /**
     * Makes the report.
     *
     * @param console for what a person has to know besides
     * @param results takes the lines of the results
     * @param tried how is connected
     * @param showsSecrets whether the secrets of the handshake are not masked
     */
    JsonReport(Console console, Consumer<String> results, Tried tried, boolean showsSecrets) {
        this.console = console;
        this.results = results;
        this.tried = tried;
        this.showsSecrets = showsSecrets;
    }

    private void event(String name, Members members) {
        StringWriter line = new StringWriter();
        try (JsonGenerator json = FACTORY.createGenerator(line)) {
            json.writeStartObject();
            json.writeStringField("event", name);
            json.writeStringField("time", Instant.now().toString());
            members.write(json);
            json.writeEndObject();
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        results.accept(line.toString());
    }

    @Override
    public void requestSent(Request sent) {
        request = showsSecrets ? sent : HandshakeText.masked(sent);
    }

    @Override
    public void responseReceived(Response received) {
        response = showsSecrets ? received : HandshakeText.masked(received);
    }

    @Override
    public void opened(WebSocket socket) {
        event("open", json -> {
            json.writeStringField("url", showsSecrets ? socket.url() : Secrets.maskUrl(socket.url()));
            json.writeStringField("protocol", socket.protocol());
            json.writeStringField("extensions", socket.extensions());
            writeHandshake(json);
        });
    }

    private void writeHandshake(JsonGenerator json) throws IOException {
        json.writeObjectFieldStart("handshake");
        writeHead(
                json,
                "request",
                request == null ? null : HandshakeText.line(request),
                request == null ? List.of() : request.fields());
        writeHead(
                json,
                "response",
                response == null ? null : HandshakeText.line(response),
                response == null ? List.of() : response.fields());
        json.writeEndObject();
    }

    private static void writeHead(JsonGenerator json, String member, @Nullable String line, List<Field> fields)
            throws IOException {
        if (line == null) {
            json.writeNullField(member);
            return;
        }
        json.writeObjectFieldStart(member);
        json.writeStringField("line", line);
        json.writeArrayFieldStart("headers");
        for (Field field : fields) {
            json.writeStartArray();
            json.writeString(field.name());
            json.writeString(field.value());
            json.writeEndArray();
        }
        json.writeEndArray();
        json.writeEndObject();
    }

    @Override
    public void sent(Payload message) {
        message(SENT, message);
    }

    @Override
    public void received(Payload message) {
        message(RECEIVED, message);
    }

    private void message(String direction, Payload message) {
        event("message", json -> {
            byte[] bytes = message.bytes();
            json.writeStringField("direction", direction);
            json.writeStringField("type", message.type().jsonName());
            json.writeNumberField("size", bytes.length);
            if (message instanceof Payload.Text text) {
                json.writeStringField("text", text.text());
            } else {
                json.writeBinaryField("base64", bytes);
            }
        });
    }

    @Override
    public void pingSent(byte[] data) {
        control("ping", SENT, data, Optional.empty());
    }

    @Override
    public void pingReceived(byte[] data) {
        control("ping", RECEIVED, data, Optional.empty());
    }

    @Override
    public void pongSent(byte[] data) {
        control("pong", SENT, data, Optional.empty());
    }

    @Override
    public void frameSent(RawFrame frame) {
        event("frame", json -> {
            json.writeStringField("direction", SENT);
            json.writeBooleanField("fin", frame.fin());
            json.writeNumberField("rsv", frame.rsv());
            json.writeNumberField("opcode", frame.opcode());
            json.writeNumberField("size", frame.payload().length);
            json.writeBinaryField("base64", frame.payload());
        });
    }

    @Override
    public void pongReceived(byte[] data, Optional<Duration> roundTrip) {
        control("pong", RECEIVED, data, roundTrip);
    }

    private void control(String name, String direction, byte[] data, Optional<Duration> roundTrip) {
        event(name, json -> {
            json.writeStringField("direction", direction);
            json.writeNumberField("size", data.length);
            json.writeBinaryField("base64", data);
            if (roundTrip.isPresent()) {
                json.writeNumberField("roundTripMillis", roundTrip.get().toNanos() / NANOS_PER_MILLI);
            }
        });
    }

    @Override
    public void closeSent(int code, String reason) {
        closeFrame(SENT, code, reason);
    }

    @Override
    public void closeReceived(int code, String reason) {
        closeFrame(RECEIVED, code, reason);
    }

    private void closeFrame(String direction, int code, String reason) {
        event("close-frame", json -> {
            json.writeStringField("direction", direction);
            json.writeNumberField("code", code);
            json.writeStringField("reason", reason);
        });
    }

    @Override
    public void failed(WebSocketFailure failure) {
        event("error", json -> {
            json.writeStringField("kind", failure.kind().name());
            json.writeStringField("phase", failure.phase().name());
            json.writeStringField("message", failure.getMessage());
            json.writeBooleanField("retryable", failure.retryable());
            writeHints(json, FailureHints.of(failure, tried.offersProtocols(), tried.hasProxy()));
            if (failure.response().isPresent()) {
                json.writeNumberField("status", failure.response().get().status());
                json.writeStringField("body", failure.response().get().body());
            }
            if (request != null) {
                writeHandshake(json);
            }
        });
    }

    @Override
    public void closed(CloseEvent closed) {
        event("close", json -> {
            json.writeNumberField("code", closed.code());
            json.writeStringField("reason", closed.reason());
            json.writeBooleanField("clean", closed.wasClean());
            writeHints(json, closed.wasClean() ? FailureHints.ofClose(closed.code()) : List.of());
        });
    }

    private static void writeHints(JsonGenerator json, List<String> hints) throws IOException {
        json.writeArrayFieldStart("hints");
        for (String hint : hints) {
            json.writeString(hint);
        }
        json.writeEndArray();
    }

    @Override
    public void scriptPassed(int steps) {
        event("script", json -> {
            json.writeBooleanField("passed", true);
            json.writeNumberField("steps", steps);
        });
    }

    @Override
    public void scriptFailed(String place, String message) {
        event("script", json -> {
            json.writeBooleanField("passed", false);
            json.writeStringField("at", place);
            json.writeStringField("message", message);
        });
        // A log of a build shows this one; the results may be in a file.
        console.note("isosocket: " + place + ": " + message);
    }
}
