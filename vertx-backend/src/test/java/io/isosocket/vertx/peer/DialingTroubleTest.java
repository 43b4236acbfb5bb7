package io.isosocket.vertx.peer;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.isosocket.ConnectionPolicy;
import io.isosocket.WebSocketFailure;
import io.isosocket.WebSocketFailure.Kind;
import io.isosocket.WebSocketOptions;
import io.isosocket.vertx.server.EchoServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever goes wrong before a connection is open, its events come. */
class DialingTroubleTest {

    private final RawServer server = RawServer.start();

    @AfterEach
    void stop() throws IOException {
        server.close();
    }

    private static final class Throwing implements ConnectionPolicy {
        private final boolean atAddress;

        Throwing(boolean atAddress) {
            this.atAddress = atAddress;
        }

        @Override
        public Optional<String> refusal(String url) {
            if (!atAddress) {
                throw new IllegalStateException("a policy's error");
            }
            return Optional.empty();
        }

        @Override
        public Optional<String> refusal(String url, InetAddress address, int port) {
            throw new AssertionError("a policy's error");
        }
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void aPolicyThatThrowsFailsTheConnection(boolean atAddress) {
        WebSocketOptions options =
                WebSocketOptions.builder().policy(new Throwing(atAddress)).build();
        WebSocketFailure failure = ObservedSocket.of(server.url("/").replace("127.0.0.1", "localhost"), options)
                .awaitFailure();
        assertEquals(Kind.INTERNAL, failure.kind());
        assertTrue(String.valueOf(failure.getMessage()).contains("a policy's error"), failure::toString);
        assertEquals(0, server.connections());
        server.on("/", Steps.accept(), Steps.echo());
        ObservedSocket.open(server.url("/")).close();
    }

    @Test
    void theLongestTimeOutsAreTaken() {
        server.on("/", Steps.accept(), Steps.echo());
        WebSocketOptions patient = WebSocketOptions.builder()
                .handshakeTimeout(WebSocketOptions.MAX_DURATION)
                .closeTimeout(WebSocketOptions.MAX_DURATION)
                .keepAliveInterval(WebSocketOptions.MAX_DURATION)
                .build();
        ObservedSocket.open(server.url("/"), patient).close();
    }

    @Test
    void aRefusalWithABrokenBodyIsARefusal() {
        String refusal = "HTTP/1.1 403 Forbidden\r\nTransfer-Encoding: chunked\r\n\r\n3\r\nno!\r\nnot a size\r\n";
        server.on("/", Steps.sendRaw(refusal.getBytes(US_ASCII)), Steps.awaitEnd());
        assertRefusedWith403();
    }

    @Test
    void aRefusalThatIsCutOffIsARefusal() {
        String refusal = "HTTP/1.1 403 Forbidden\r\nContent-Length: 100\r\n\r\nno!";
        server.on("/", Steps.sendRaw(refusal.getBytes(US_ASCII)), Steps.reset());
        assertRefusedWith403();
    }

    private void assertRefusedWith403() {
        WebSocketFailure failure = ObservedSocket.of(server.url("/")).awaitFailure();
        assertEquals(Kind.HANDSHAKE_REFUSED, failure.kind(), failure::toString);
        WebSocketFailure.HttpResponse response = failure.response().orElseThrow();
        assertEquals(403, response.status());
        assertEquals("no!", response.body());
    }

    @ParameterizedTest
    @CsvSource({"407, false", "408, true", "425, true", "426, false", "429, true", "500, true", "501, false"})
    void someRefusalsMayPass(int status, boolean retryable) {
        server.on("/", Steps.answer(answer -> answer.refusal("HTTP/1.1 " + status + " No", "no")), Steps.awaitEnd());
        WebSocketFailure failure = ObservedSocket.of(server.url("/")).awaitFailure();
        assertEquals(status, failure.response().orElseThrow().status());
        assertEquals(retryable, failure.retryable());
    }

    @ParameterizedTest
    @ValueSource(strings = {"Content-Length: 5", "Transfer-Encoding: chunked", "X-Folded: a\r\n b"})
    void linesThatSayNothingToA101AreIgnored(String line) {
        server.on(
                "/",
                Steps.answer(answer -> answer.add(line), Frame.text("first").bytes()),
                Steps.echo());
        ObservedSocket socket = ObservedSocket.open(server.url("/"));
        assertEquals("first", socket.nextMessage());
        socket.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"HTTP/1.0", "HTTP/1.2", "HTTP/2.0"})
    void anotherVersionOfHttpIsRefused(String version) {
        server.on("/", Steps.answer(answer -> answer.statusLine(version + " 101 Switching")), Steps.awaitEnd());
        assertEquals(
                Kind.HANDSHAKE_REFUSED,
                ObservedSocket.of(server.url("/")).awaitFailure().kind());
    }

    /** Refuses by the URL, or each address that is not IPv6. */
    private record Refusing(boolean byUrl) implements ConnectionPolicy {
        @Override
        public Optional<String> refusal(String url) {
            return byUrl ? Optional.of("no " + url) : Optional.empty();
        }

        @Override
        public Optional<String> refusal(String url, InetAddress address, int port) {
            return Optional.of("no " + address.getHostAddress() + " port " + port);
        }
    }

    @Test
    void aPolicyThatRefusesTheUrlIsAskedBeforeTheNameIsResolved() {
        WebSocketOptions options =
                WebSocketOptions.builder().policy(new Refusing(true)).build();
        WebSocketFailure failure =
                ObservedSocket.of("ws://no-such-name.invalid/", options).awaitFailure();
        assertEquals(Kind.PERMISSION_DENIED, failure.kind());
        assertEquals("the policy refuses websocket.connect.url: no ws://no-such-name.invalid/", failure.getMessage());
        assertFalse(failure.retryable());
    }

    @Test
    void aPolicyThatRefusesTheAddressIsAskedBeforeItIsDialled() {
        WebSocketOptions options =
                WebSocketOptions.builder().policy(new Refusing(false)).build();
        String url = server.url("/").replace("127.0.0.1", "localhost");
        WebSocketFailure failure = ObservedSocket.of(url, options).awaitFailure();
        assertEquals(Kind.PERMISSION_DENIED, failure.kind());
        assertEquals(
                "the policy refuses websocket.connect.url: no 127.0.0.1 port " + server.port(), failure.getMessage());
        assertEquals(0, server.connections());
    }

    @Test
    void anAddressThatRefusesLeavesTheNextOne() throws Exception {
        Assumptions.assumeTrue(hasIpv6Loopback(), "this machine has no IPv6 loopback address");
        EchoServer onIpv6 = EchoServer.listen("::1", 0).toCompletableFuture().get(30, TimeUnit.SECONDS);
        try {
            ObservedSocket.open("ws://localhost:" + onIpv6.url().getPort() + "/")
                    .close();
        } finally {
            onIpv6.close().toCompletableFuture().get(30, TimeUnit.SECONDS);
        }
    }

    private static boolean hasIpv6Loopback() {
        byte[] loopback = new byte[16];
        loopback[15] = 1;
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getByAddress(loopback))) {
            return socket.isBound();
        } catch (IOException none) {
            return false;
        }
    }

    @Test
    void aTlsHandshakeWithoutAnswerEndsWithTheHandshakeTimeout() throws IOException {
        WebSocketOptions hurried = WebSocketOptions.builder()
                .handshakeTimeout(Duration.ofMillis(300))
                .build();
        try (ServerSocket silent = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            WebSocketFailure failure = ObservedSocket.of("wss://127.0.0.1:" + silent.getLocalPort() + "/", hurried)
                    .awaitFailure();
            assertEquals(Kind.TIMEOUT, failure.kind());
            assertTrue(failure.retryable());
        }
    }
}
