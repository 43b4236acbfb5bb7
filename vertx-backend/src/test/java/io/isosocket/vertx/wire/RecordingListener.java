package io.isosocket.vertx.wire;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.isosocket.WebSocketFailure;
import io.isosocket.spi.Connection;
import io.isosocket.spi.ConnectionListener;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Writes down what it hears, one line for each event; accepted bytes are added up apart. */
class RecordingListener implements ConnectionListener {

    final List<String> events = new ArrayList<>();
    final List<Long> accepted = new ArrayList<>();

    @Nullable WebSocketFailure failure;

    /** Whether it hears messages. */
    boolean hearsMessages = true;

    /** Called with each line, after it was written down. */
    Consumer<String> then = line -> {};

    private void hear(String line) {
        events.add(line);
        then.accept(line);
    }

    long acceptedBytes() {
        return accepted.stream().mapToLong(Long::longValue).sum();
    }

    @Override
    public void opened(Connection connection, String protocol, String extensions) {
        hear("opened");
    }

    @Override
    public boolean hearsMessages() {
        return hearsMessages;
    }

    @Override
    public void text(String data) {
        hear("text " + data);
    }

    @Override
    public void binary(byte[] data) {
        hear("binary " + HexFormat.of().formatHex(data));
    }

    @Override
    public void ping(byte[] data) {
        hear("ping " + new String(data, UTF_8));
    }

    @Override
    public void pong(byte[] data) {
        hear("pong " + new String(data, UTF_8));
    }

    @Override
    public void accepted(long payloadBytes) {
        accepted.add(payloadBytes);
    }

    @Override
    public void closing(int code, String reason) {
        hear(("closing " + code + " " + reason).strip());
    }

    @Override
    public void closed(int code, String reason) {
        hear(("closed " + code + " " + reason).strip());
    }

    @Override
    public void failed(WebSocketFailure cause) {
        failure = cause;
        hear("failed " + cause.kind() + " " + cause.phase());
    }
}
