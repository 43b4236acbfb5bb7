package io.isosocket.vertx.server;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.isosocket.vertx.peer.Frame;
import io.isosocket.vertx.peer.PeerConnection;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.IOException;
import org.junit.jupiter.api.Test;

/** What is counted. */
class MicrometerMetricsTest {

    private final SimpleMeterRegistry registry = new SimpleMeterRegistry();

    private double counter(String name, String... tags) {
        return registry.get("isosocket.server." + name).tags(tags).counter().count();
    }

    private double connections() {
        return registry.get("isosocket.server.connections")
                .tag("server", "chat")
                .gauge()
                .value();
    }

    @Test
    void countsConnectionsMessagesBytesAndRefusals() throws IOException {
        ServerFixture fixture = new ServerFixture();
        fixture.start(
                WebSocketServer.builder().handler((socket, request) -> {
                    ServerFixture.echo(socket);
                    socket.onclose(event -> fixture.note("closed"));
                }),
                options -> options.metrics(MicrometerMetrics.of(registry, "server", "chat")));
        try (fixture) {
            PeerConnection client = fixture.open("/");
            client.send(Frame.text("\u00e9\u2713"));
            assertEquals("\u00e9\u2713", client.expect(Frame.TEXT).text());
            client.send(Frame.binary(1, 2, 3));
            client.expect(Frame.BINARY);
            fixture.server().connections().broadcast("four");
            client.expect(Frame.TEXT);
            assertEquals(1, connections());
            assertEquals(2, counter("messages", "direction", "in"));
            assertEquals(8, counter("bytes", "direction", "in"));
            assertEquals(3, counter("messages", "direction", "out"));
            assertEquals(12, counter("bytes", "direction", "out"));
            assertEquals(0, counter("slow.clients.closed"));
            assertEquals(403, fixture.statusOf("/", "Origin: http://evil.example"));
            assertEquals(403, fixture.statusOf("/", "Origin: http://evil.example"));
            assertEquals(2, counter("refused", "status", "403"));
            client.close();
            assertEquals("closed", fixture.next());
            assertEquals(0, connections());
        }
    }
}
