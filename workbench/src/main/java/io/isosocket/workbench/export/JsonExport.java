package io.isosocket.workbench.export;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.StreamWriteFeature;
import io.isosocket.workbench.log.LogEntry;
import io.isosocket.workbench.log.LogType;
import java.io.IOException;
import java.io.OutputStream;

/**
 * A log as one JSON object: {@code isosocket} is {@code "log"}, {@code version} 1, {@code url}, {@code creator}, and {@code
 * entries}, one a line. Each has {@code seq}, {@code at} (milliseconds since 1970), {@code time}, {@code kind}, {@code
 * type}, {@code size} (bytes), {@code text} or, of binary data, {@code base64}, and a close frame its {@code code}.
 */
final class JsonExport implements LogExport {

    static final JsonFactory FACTORY = JsonFactory.builder()
            .disable(StreamWriteFeature.AUTO_CLOSE_TARGET)
            .enable(StreamWriteFeature.WRITE_BIGDECIMAL_AS_PLAIN)
            .build();

    private static final int VERSION = 1;

    private final JsonGenerator json;
    private final ExportedLog about;

    JsonExport(OutputStream out, ExportedLog about) throws IOException {
        this.about = about;
        json = FACTORY.createGenerator(out);
        json.writeStartObject();
        json.writeStringField("isosocket", "log");
        json.writeNumberField("version", VERSION);
        json.writeStringField("creator", about.creator());
        json.writeStringField("url", about.shownUrl());
        json.writeArrayFieldStart("entries");
    }

    @Override
    public void add(LogEntry entry) throws IOException {
        json.writeRaw('\n');
        json.writeStartObject();
        json.writeNumberField("seq", entry.seq());
        json.writeNumberField("at", Times.millis(entry.atMicros()));
        json.writeStringField("time", Times.iso(entry.atMicros()));
        json.writeStringField("kind", entry.kind().jsonName());
        json.writeStringField("type", entry.type().jsonName());
        json.writeNumberField("size", entry.payload().length);
        if (entry.type().isBinary()) {
            json.writeBinaryField("base64", entry.payload());
        } else {
            String text = entry.text();
            json.writeStringField("text", entry.type() == LogType.HANDSHAKE ? about.shownHandshake(text) : text);
        }
        if (entry.type() == LogType.CLOSE) {
            json.writeNumberField("code", entry.code());
        }
        json.writeEndObject();
    }

    @Override
    public void flush() throws IOException {
        json.flush();
    }

    @Override
    public void close() throws IOException {
        json.writeRaw('\n');
        json.writeEndArray();
        json.writeEndObject();
        json.writeRaw('\n');
        json.close();
    }
}
