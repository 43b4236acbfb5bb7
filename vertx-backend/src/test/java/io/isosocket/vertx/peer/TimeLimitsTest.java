package io.isosocket.vertx.peer;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.isosocket.WebSocketFailure;
import io.isosocket.WebSocketFailure.Kind;
import io.isosocket.WebSocketFailure.Phase;
import io.isosocket.WebSocketOptions;
import io.isosocket.vertx.VertxBackend;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import io.vertx.core.dns.AddressResolverOptions;
import java.io.IOException;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The limits for dialling, reading and writing, with peers that make our client wait. */
class TimeLimitsTest {

    private static final Duration SHORT = Duration.ofMillis(300);

    private final RawServer server = RawServer.start();

    @AfterEach
    void stop() throws IOException {
        server.close();
    }

    private static void assertTimeout(WebSocketFailure failure, Phase phase, String option) {
        assertEquals(Kind.TIMEOUT, failure.kind(), failure::toString);
        assertEquals(phase, failure.phase(), failure::toString);
        assertTrue(failure.retryable());
        String message = String.valueOf(failure.getMessage());
        assertTrue(message.contains(SHORT.toString()) && message.contains(option), message);
    }

    // Dialling

    @Test
    void aNameServerThatDoesNotAnswerEndsWithTheDialTimeout() throws Exception {
        try (DatagramSocket silent = new DatagramSocket(0, InetAddress.getLoopbackAddress())) {
            AddressResolverOptions resolver =
                    new AddressResolverOptions().addServer("127.0.0.1:" + silent.getLocalPort());
            Vertx vertx = Vertx.vertx(new VertxOptions().setAddressResolverOptions(resolver));
            try {
                WebSocketOptions options = WebSocketOptions.builder()
                        .dialTimeout(SHORT)
                        .backend(VertxBackend.of(vertx))
                        .build();
                WebSocketFailure failure =
                        ObservedSocket.of("ws://name.example/", options).awaitFailure();
                assertTimeout(failure, Phase.RESOLVE, "(dialTimeout)");
            } finally {
                vertx.close().await(30, TimeUnit.SECONDS);
            }
        }
    }

    @Test
    void aTlsHandshakeWithoutAnswerEndsWithTheDialTimeout() throws IOException {
        WebSocketOptions options = WebSocketOptions.builder().dialTimeout(SHORT).build();
        try (ServerSocket silent = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            String url = "wss://127.0.0.1:" + silent.getLocalPort() + "/";
            assertTimeout(ObservedSocket.of(url, options).awaitFailure(), Phase.CONNECT, "(dialTimeout)");
        }
    }

    @Test
    void theOpeningHandshakeIsNotPartOfDialling() {
        server.on("/", Steps.awaitEnd());
        WebSocketOptions options = WebSocketOptions.builder()
                .dialTimeout(Duration.ofMillis(250))
                .handshakeTimeout(SHORT)
                .build();
        assertTimeout(
                ObservedSocket.of(server.url("/"), options).awaitFailure(), Phase.HANDSHAKE, "(handshakeTimeout)");
    }

    @Test
    void theWaitForAnotherHandshakeIsNotPartOfDialling() {
        CountDownLatch gate = new CountDownLatch(1);
        server.on("/slow", Steps.await(gate), Steps.accept(), Steps.echo());
        server.on("/", Steps.accept(), Steps.echo());
        ObservedSocket slow = ObservedSocket.of(server.url("/slow"));
        server.begun("/slow");
        WebSocketOptions options = WebSocketOptions.builder().dialTimeout(SHORT).build();
        ObservedSocket waiting = ObservedSocket.of(server.url("/"), options);
        // Once this one has timed out, the time of the other would be over too.
        WebSocketOptions other = WebSocketOptions.builder()
                .handshakeTimeout(SHORT)
                .parallelHandshakes(true)
                .build();
        server.on("/never", Steps.awaitEnd());
        ObservedSocket.of(server.url("/never"), other).awaitFailure();
        gate.countDown();
        slow.awaitOpen().close();
        waiting.awaitOpen().close();
    }

    @Test
    void aConnectionThatIsOpenHasNoLimitForDialling() {
        CountDownLatch gate = new CountDownLatch(1);
        server.on("/", Steps.accept(), Steps.await(gate), Steps.send(Frame.text("late")), Steps.echo());
        // Long enough for a handshake on a busy machine.
        WebSocketOptions options = WebSocketOptions.builder()
                .dialTimeout(Duration.ofSeconds(1))
                .handshakeTimeout(Duration.ofSeconds(1))
                .build();
        ObservedSocket socket = ObservedSocket.open(server.url("/"), options);
        server.on("/never", Steps.awaitEnd());
        ObservedSocket.of(server.url("/never"), options).awaitFailure();
        gate.countDown();
        assertEquals("late", socket.nextMessage());
        socket.close();
    }

    // Reading

    @Test
    void aServerThatSendsPingsAloneIsFailed() {
        Step pings = peer -> {
            Frame answer;
            do {
                peer.send(Frame.ping("p"));
                answer = peer.readFrame();
            } while (answer.opcode() == Frame.PONG);
            assertEquals(3008, answer.closeCode(), answer::toString);
        };
        server.on("/", Steps.accept(), pings, Steps.drain());
        WebSocketOptions options = WebSocketOptions.builder().readTimeout(SHORT).build();
        WebSocketFailure failure = ObservedSocket.open(server.url("/"), options).awaitFailure();
        assertTimeout(failure, Phase.OPEN, "(readTimeout)");
        assertEquals(3008, failure.closeCodeSent().orElseThrow());
        server.next("/");
    }

    // Writing

    @Test
    void aServerThatDoesNotReadIsGivenUp() {
        CountDownLatch gate = new CountDownLatch(1);
        server.on("/", Steps.accept(), Steps.await(gate), Steps.drain());
        WebSocketOptions options = WebSocketOptions.builder()
                .writeTimeout(SHORT)
                .readTimeout(Duration.ofMinutes(1))
                .build();
        ObservedSocket socket = ObservedSocket.open(server.url("/"), options);
        socket.socket().send(new byte[64 << 20]);
        assertTimeout(socket.awaitFailure(), Phase.OPEN, "(writeTimeout)");
        assertTrue(socket.socket().bufferedAmount() > 0);
        gate.countDown();
        server.next("/");
    }

    @Test
    void aServerThatReadsIsNot() {
        server.on("/", Steps.accept(), Steps.expect(Frame.BINARY), Steps.echo());
        WebSocketOptions options =
                WebSocketOptions.builder().writeTimeout(SHORT).build();
        ObservedSocket socket = ObservedSocket.open(server.url("/"), options);
        socket.socket().send(new byte[1000]);
        server.on("/never", Steps.awaitEnd());
        WebSocketOptions other = WebSocketOptions.builder()
                .handshakeTimeout(SHORT.multipliedBy(2))
                .build();
        ObservedSocket.of(server.url("/never"), other).awaitFailure();
        socket.close();
    }
}
