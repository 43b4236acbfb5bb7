package io.isosocket.vertx.peer;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.isosocket.ConnectTo;
import io.isosocket.ConnectionPolicy;
import io.isosocket.WebSocketFailure;
import io.isosocket.WebSocketFailure.Kind;
import io.isosocket.WebSocketOptions;
import io.isosocket.testing.DeafPort;
import java.io.IOException;
import java.net.InetAddress;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Another place is dialled than the one that the URL names. */
class ConnectToTest {

    private final RawServer server = RawServer.start();

    @BeforeEach
    void script() {
        server.on("/", Steps.accept(), Steps.echo());
    }

    @AfterEach
    void stop() throws IOException {
        server.close();
    }

    private static WebSocketOptions.Builder rules(String... rules) {
        return WebSocketOptions.builder()
                .connectTo(Stream.of(rules).map(ConnectTo::parse).toList());
    }

    @Test
    void theHostHeaderKeepsTheHostOfTheUrl() {
        WebSocketOptions options =
                rules("elsewhere.invalid:80:127.0.0.1:" + server.port()).build();
        ObservedSocket.open("ws://elsewhere.invalid/", options).close();
        assertEquals(List.of("elsewhere.invalid"), server.next("/").head().all("Host"));
    }

    @Test
    void theFirstRuleThatMatchesCounts() {
        WebSocketOptions options = rules("other.invalid:::1", "elsewhere.invalid::127.0.0.1:" + server.port(), ":::1")
                .build();
        ObservedSocket.open("ws://elsewhere.invalid:81/", options).close();
        assertEquals(1, server.connections());
    }

    @Test
    void partsThatAreEmptyStayTheUrls() {
        ObservedSocket.open(server.url("/"), rules(":::").build()).close();
        ObservedSocket.open("ws://127.0.0.1:81/", rules(":::" + server.port()).build())
                .close();
        ObservedSocket.open(
                        "ws://elsewhere.invalid:" + server.port() + "/",
                        rules("::127.0.0.1:").build())
                .close();
        assertEquals(3, server.connections());
    }

    @Test
    void thePolicySeesTheUrlAndTheAddressThatIsDialled() {
        List<String> asked = Collections.synchronizedList(new ArrayList<>());
        ConnectionPolicy policy = new ConnectionPolicy() {
            @Override
            public Optional<String> refusal(String url, InetAddress address, int port) {
                asked.add(url + " " + address.getHostAddress() + " " + port);
                return Optional.of("not there");
            }
        };
        WebSocketOptions options =
                rules("::127.0.0.1:" + server.port()).policy(policy).build();
        WebSocketFailure failure =
                ObservedSocket.of("ws://elsewhere.invalid/", options).awaitFailure();
        assertEquals(Kind.PERMISSION_DENIED, failure.kind());
        assertEquals(List.of("ws://elsewhere.invalid/ 127.0.0.1 " + server.port()), asked);
        assertEquals(0, server.connections());
    }

    @Test
    void aFailureNamesBothPlaces() {
        try (DeafPort closed = new DeafPort()) {
            String place = "127.0.0.1:" + closed.number();
            WebSocketFailure failure = ObservedSocket.of(
                            "ws://elsewhere.invalid/", rules("::" + place).build())
                    .awaitFailure();
            assertEquals(Kind.UNREACHABLE, failure.kind());
            String message = String.valueOf(failure.getMessage());
            assertTrue(message.startsWith("no connection to elsewhere.invalid at " + place), message);
        }
    }
}
