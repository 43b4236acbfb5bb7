package io.isosocket.workbench.export;

import com.fasterxml.jackson.core.JsonGenerator;
import io.isosocket.HandshakeObserver.Field;
import io.isosocket.HandshakeObserver.Request;
import io.isosocket.HandshakeObserver.Response;
import io.isosocket.workbench.log.LogEntry;
import io.isosocket.workbench.log.LogKind;
import io.isosocket.workbench.log.LogType;
import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import java.util.Optional;

/**
 * A log as an HTTP archive (HAR 1.2): one entry for each handshake, with the messages that followed it in {@code
 * _webSocketMessages}, as Chrome writes them. How a connection ended is in its entry's {@code comment}. Pings, pongs and frames of one's own
 * have no place there.
 *
 * <p>An entry's members are written as they become known, so that no message is kept: a request when it is there, a
 * response or what stands for none before the first message, the times at the end.
 */
final class HarExport implements LogExport {

    private static final int TEXT_OPCODE = 1;
    private static final int BINARY_OPCODE = 2;

    /** Comments say how a connection ended, and are no log of their own. */
    private static final int LONGEST_COMMENT = 2000;

    /** How far the entry of the archive is that is being written. */
    private enum Progress {
        NONE,
        REQUEST,
        RESPONSE,
        MESSAGES
    }

    private final JsonGenerator json;
    private final HarHandshake handshake;
    private final StringBuilder comment = new StringBuilder();
    private Progress progress = Progress.NONE;
    private long begunMicros;
    private long answeredMicros;

    HarExport(OutputStream out, ExportedLog about) throws IOException {
        json = JsonExport.FACTORY.createGenerator(out);
        handshake = new HarHandshake(json, about);
        json.writeStartObject();
        json.writeObjectFieldStart("log");
        json.writeStringField("version", "1.2");
        json.writeObjectFieldStart("creator");
        json.writeStringField("name", ExportedLog.CREATOR);
        json.writeStringField("version", about.version());
        json.writeEndObject();
        json.writeArrayFieldStart("entries");
    }

    @Override
    public void add(LogEntry entry) throws IOException {
        switch (entry.type()) {
            case HANDSHAKE -> addHandshake(entry);
            case TEXT, BINARY -> addMessage(entry);
            case CLOSE -> note(entry, closing(entry));
            case FAILURE -> note(entry, entry.text());
            case RECONNECT -> end();
            case PING, PONG, FRAME, OPEN, NOTE -> {}
        }
    }

    private void addHandshake(LogEntry entry) throws IOException {
        Optional<Request> request = HandshakeText.request(entry.text());
        Optional<Response> response = HandshakeText.response(entry.text());
        if (request.isPresent()) {
            end();
            begin(entry, request);
        } else if (response.isPresent()) {
            if (progress != Progress.REQUEST) {
                end();
                begin(entry, Optional.empty());
            }
            respond(entry, response);
        }
    }

    private void begin(LogEntry entry, Optional<Request> request) throws IOException {
        begunMicros = entry.atMicros();
        json.writeRaw('\n');
        json.writeStartObject();
        json.writeStringField("_resourceType", "websocket");
        json.writeStringField("startedDateTime", Times.iso(begunMicros));
        handshake.write(request);
        progress = Progress.REQUEST;
    }

    private void respond(LogEntry entry, Optional<Response> response) throws IOException {
        answeredMicros = entry.atMicros();
        handshake.writeResponse(response);
        progress = Progress.RESPONSE;
    }

    private void addMessage(LogEntry entry) throws IOException {
        if (entry.kind() != LogKind.SENT && entry.kind() != LogKind.RECEIVED) {
            return;
        }
        beginMessages(entry);
        json.writeRaw('\n');
        json.writeStartObject();
        json.writeStringField("type", entry.kind() == LogKind.SENT ? "send" : "receive");
        json.writeNumberField("time", Times.seconds(entry.atMicros()));
        if (entry.type() == LogType.TEXT) {
            json.writeNumberField("opcode", TEXT_OPCODE);
            json.writeStringField("data", entry.text());
        } else {
            json.writeNumberField("opcode", BINARY_OPCODE);
            json.writeBinaryField("data", entry.payload());
        }
        json.writeEndObject();
    }

    private void beginMessages(LogEntry first) throws IOException {
        if (progress == Progress.NONE) {
            begin(first, Optional.empty());
        }
        if (progress == Progress.REQUEST) {
            respond(first, Optional.empty());
        }
        if (progress == Progress.RESPONSE) {
            json.writeArrayFieldStart("_webSocketMessages");
            progress = Progress.MESSAGES;
        }
    }

    private static String closing(LogEntry entry) {
        String reason = entry.payload().length == 0 ? "" : ", reason: " + entry.text();
        boolean isFrame = entry.kind() == LogKind.SENT || entry.kind() == LogKind.RECEIVED;
        String what = isFrame ? "close " + entry.kind().jsonName() : "closed";
        return what + " with code " + entry.code() + reason;
    }

    private void note(LogEntry entry, String words) throws IOException {
        if (progress == Progress.NONE) {
            begin(entry, Optional.empty());
        }
        if (comment.length() + words.length() <= LONGEST_COMMENT) {
            comment.append(comment.length() == 0 ? "" : "; ").append(words);
        }
    }

    /** Ends the archive's entry, if there is one. */
    private void end() throws IOException {
        if (progress == Progress.NONE) {
            return;
        }
        if (progress == Progress.MESSAGES) {
            json.writeEndArray();
        } else {
            if (progress == Progress.REQUEST) {
                answeredMicros = begunMicros;
                handshake.writeResponse(Optional.empty());
            }
            json.writeArrayFieldStart("_webSocketMessages");
            json.writeEndArray();
        }
        writeTimes();
        if (comment.length() > 0) {
            json.writeStringField("comment", comment.toString());
            comment.setLength(0);
        }
        json.writeEndObject();
        progress = Progress.NONE;
    }

    private void writeTimes() throws IOException {
        // A log's clock is that of the machine, which may have been set back.
        long waitMicros = Math.max(0, answeredMicros - begunMicros);
        json.writeNumberField("time", Times.millis(waitMicros));
        json.writeObjectFieldStart("timings");
        json.writeNumberField("send", 0);
        json.writeNumberField("wait", Times.millis(waitMicros));
        json.writeNumberField("receive", 0);
        json.writeEndObject();
        json.writeObjectFieldStart("cache");
        json.writeEndObject();
    }

    @Override
    public void flush() throws IOException {
        json.flush();
    }

    @Override
    public void close() throws IOException {
        end();
        json.writeRaw('\n');
        json.writeEndArray();
        json.writeEndObject();
        json.writeEndObject();
        json.writeRaw('\n');
        json.close();
    }

    /** The members {@code request} and {@code response} of an entry. */
    private record HarHandshake(JsonGenerator json, ExportedLog about) {

        private static final int UNKNOWN = -1;

        void write(Optional<Request> sent) throws IOException {
            Request request = sent.map(known -> about.withSecrets() ? known : HandshakeText.masked(known))
                    .orElse(new Request("GET", "", List.of()));
            String url = url(request);
            json.writeObjectFieldStart("request");
            json.writeStringField("method", request.method());
            json.writeStringField("url", url);
            json.writeStringField("httpVersion", "HTTP/1.1");
            json.writeArrayFieldStart("cookies");
            json.writeEndArray();
            writePairs("headers", request.fields());
            writePairs("queryString", QueryParameters.of(url));
            json.writeNumberField("headersSize", UNKNOWN);
            json.writeNumberField("bodySize", 0);
            json.writeEndObject();
        }

        /** The URL that was asked for: the log may hold connections to several. */
        private String url(Request request) {
            Optional<String> host = request.fields().stream()
                    .filter(field -> field.name().equalsIgnoreCase("Host"))
                    .map(Field::value)
                    .findFirst();
            int scheme = about.url().indexOf("://");
            return host.isEmpty() || scheme < 0
                    ? about.shownUrl()
                    : about.url().substring(0, scheme) + "://" + host.get() + request.target();
        }

        void writeResponse(Optional<Response> received) throws IOException {
            // The status 0 stands for no response, as browsers write it.
            Response response = received.map(known -> about.withSecrets() ? known : HandshakeText.masked(known))
                    .orElse(new Response(0, "", List.of()));
            json.writeObjectFieldStart("response");
            json.writeNumberField("status", response.status());
            json.writeStringField("statusText", response.reason());
            json.writeStringField("httpVersion", received.isPresent() ? "HTTP/1.1" : "");
            json.writeArrayFieldStart("cookies");
            json.writeEndArray();
            writePairs("headers", response.fields());
            json.writeObjectFieldStart("content");
            json.writeNumberField("size", 0);
            json.writeStringField("mimeType", value(response, "Content-Type").orElse("x-unknown"));
            json.writeEndObject();
            json.writeStringField("redirectURL", value(response, "Location").orElse(""));
            json.writeNumberField("headersSize", UNKNOWN);
            json.writeNumberField("bodySize", UNKNOWN);
            json.writeEndObject();
        }

        private static Optional<String> value(Response response, String name) {
            return response.fields().stream()
                    .filter(field -> field.name().equalsIgnoreCase(name))
                    .map(Field::value)
                    .findFirst();
        }

        private void writePairs(String member, List<Field> pairs) throws IOException {
            json.writeArrayFieldStart(member);
            for (Field pair : pairs) {
                json.writeStartObject();
                json.writeStringField("name", pair.name());
                json.writeStringField("value", pair.value());
                json.writeEndObject();
            }
            json.writeEndArray();
        }
    }
}
