package io.isosocket.vertx.proxy;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.isosocket.ConnectTo;
import io.isosocket.ConnectionRules;
import io.isosocket.ProxyOptions;
import io.isosocket.WebSocketFailure;
import io.isosocket.WebSocketFailure.Kind;
import io.isosocket.WebSocketFailure.Phase;
import io.isosocket.WebSocketOptions;
import io.isosocket.testing.DeafPort;
import io.isosocket.vertx.peer.ObservedSocket;
import io.isosocket.vertx.peer.RawServer;
import io.isosocket.vertx.peer.Steps;
import java.io.IOException;
import java.io.OutputStream;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a proxy is asked, and what becomes of its answers. */
class ProxyTest {

    private static final String TUNNEL = "HTTP/1.1 200 Connection established\r\n\r\n";

    private final RawServer server = RawServer.start();

    @BeforeEach
    void script() {
        server.on("/", Steps.accept(), Steps.echo());
    }

    @AfterEach
    void stop() throws IOException {
        server.close();
    }

    private String url(String host) {
        return "ws://" + host + ":" + server.port() + "/";
    }

    private static ProxyOptions options(ProxyOptions.Type type, TestProxy proxy) {
        return ProxyOptions.of(type, "127.0.0.1", proxy.port());
    }

    private static WebSocketOptions with(ProxyOptions proxy) {
        return WebSocketOptions.builder().proxy(proxy).build();
    }

    private static void assertEchoes(String url, WebSocketOptions options) {
        ObservedSocket socket = ObservedSocket.open(url, options);
        socket.socket().send("through");
        assertEquals("through", socket.nextMessage());
        socket.close();
    }

    @Test
    void anHttpProxyIsAskedForATunnelToTheName() throws Exception {
        try (TestProxy proxy = TestProxy.start(TestProxy.http(TUNNEL))) {
            assertEchoes(url("unknown.test"), with(options(ProxyOptions.Type.HTTP, proxy)));
            String place = "unknown.test:" + server.port();
            assertEquals("CONNECT " + place + " HTTP/1.1\r\nhost: " + place + "\r\n\r\n", proxy.nextRequest());
            assertEquals(List.of(place), server.next("/").head().all("Host"));
        }
    }

    @Test
    void anHttpProxyGetsTheCredentialsAndTheServerDoesNot() throws Exception {
        try (TestProxy proxy = TestProxy.start(TestProxy.http(TUNNEL))) {
            assertEchoes(
                    url("unknown.test"),
                    with(options(ProxyOptions.Type.HTTP, proxy).credentials("Aladdin", "open sesame")));
            assertTrue(proxy.nextRequest().contains("\r\nproxy-authorization: Basic QWxhZGRpbjpvcGVuIHNlc2FtZQ==\r\n"));
            assertEquals(List.of(), server.next("/").head().all("Proxy-Authorization"));
        }
    }

    @Test
    void anAddressInTheUrlStaysOne() throws Exception {
        try (TestProxy proxy = TestProxy.start(TestProxy.http(TUNNEL))) {
            assertEchoes(url("[::1]"), with(options(ProxyOptions.Type.HTTP, proxy)));
            assertTrue(proxy.nextRequest().startsWith("CONNECT [::1]:" + server.port() + " HTTP/1.1\r\n"));
        }
    }

    @Test
    void aSocksProxyThatResolvesIsGivenTheName() throws Exception {
        try (TestProxy proxy = TestProxy.start(TestProxy.socks5(0))) {
            assertEchoes(url("unknown.test"), with(options(ProxyOptions.Type.SOCKS5H, proxy)));
            assertEquals("050100", proxy.nextRequest());
            assertEquals("05010003 unknown.test " + server.port(), proxy.nextRequest());
        }
    }

    @Test
    void aSocksProxyThatDoesNotIsGivenTheAddress() throws Exception {
        try (TestProxy proxy = TestProxy.start(TestProxy.socks5(0))) {
            assertEchoes(url("localhost"), with(options(ProxyOptions.Type.SOCKS5, proxy)));
            assertEquals("050100", proxy.nextRequest());
            assertEquals("05010001 7f000001 " + server.port(), proxy.nextRequest());
        }
    }

    @Test
    void aSocksProxyGetsTheCredentials() throws Exception {
        try (TestProxy proxy = TestProxy.start(TestProxy.socks5(0))) {
            assertEchoes(
                    url("unknown.test"),
                    with(options(ProxyOptions.Type.SOCKS5H, proxy).credentials("user", "p:w")));
            assertEquals("05020002", proxy.nextRequest());
            assertEquals("user:p:w", proxy.nextRequest());
            assertEquals("05010003 unknown.test " + server.port(), proxy.nextRequest());
        }
    }

    @Test
    void aHostOnTheListIsDialledStraight() throws Exception {
        try (TestProxy proxy = TestProxy.start(TestProxy.http(TUNNEL))) {
            ProxyOptions listed = options(ProxyOptions.Type.HTTP, proxy).noProxy("127.0.0.0/8, localhost");
            assertEchoes(url("127.0.0.1"), with(listed));
            assertEchoes(url("localhost"), with(listed));
            assertTrue(proxy.wasAskedNothing());
        }
    }

    @Test
    void connectToSaysWhereTheTunnelLeads() throws Exception {
        try (TestProxy proxy = TestProxy.start(TestProxy.http(TUNNEL))) {
            WebSocketOptions options = WebSocketOptions.builder()
                    .proxy(options(ProxyOptions.Type.HTTP, proxy))
                    .connectTo(List.of(ConnectTo.parse("a.test:80:b.test:" + server.port())))
                    .build();
            assertEchoes("ws://a.test/", options);
            assertTrue(proxy.nextRequest().startsWith("CONNECT b.test:" + server.port() + " "));
        }
    }

    @ParameterizedTest
    @CsvSource({
        "407, HANDSHAKE_REFUSED, false",
        "403, HANDSHAKE_REFUSED, false",
        "429, HANDSHAKE_REFUSED, true",
        "503, HANDSHAKE_REFUSED, true",
        "502, UNREACHABLE, true",
        "504, UNREACHABLE, true"
    })
    void anHttpProxysRefusalIsTold(int status, Kind kind, boolean retryable) throws Exception {
        String response =
                "HTTP/1.1 " + status + " No\r\nProxy-Authenticate: Basic realm=x\r\nContent-Length: 0\r\n\r\n";
        try (TestProxy proxy = TestProxy.start(TestProxy.http(response))) {
            WebSocketFailure failure = ObservedSocket.of(
                            url("unknown.test"),
                            with(options(ProxyOptions.Type.HTTP, proxy).credentials("user", "secret")))
                    .awaitFailure();
            assertEquals(kind, failure.kind(), failure::toString);
            assertEquals(Phase.CONNECT, failure.phase());
            assertEquals(retryable, failure.retryable());
            assertEquals(status, failure.response().orElseThrow().status());
            assertEquals(
                    List.of("Basic realm=x"),
                    failure.response().orElseThrow().headers().get("proxy-authenticate"));
            String message = String.valueOf(failure.getMessage());
            assertEquals(
                    "no connection to unknown.test:" + server.port() + " through http://127.0.0.1:" + proxy.port()
                            + ": the proxy answered " + status,
                    message);
            assertFalse(failure.toString().contains("secret"));
        }
    }

    @ParameterizedTest
    @CsvSource({
        "1, UNREACHABLE",
        "2, HANDSHAKE_REFUSED",
        "3, UNREACHABLE",
        "4, UNREACHABLE",
        "5, UNREACHABLE",
        "6, UNREACHABLE",
        "7, HANDSHAKE_REFUSED",
        "8, HANDSHAKE_REFUSED"
    })
    void aSocksProxysRefusalIsTold(int status, Kind kind) throws Exception {
        try (TestProxy proxy = TestProxy.start(TestProxy.socks5(status))) {
            WebSocketFailure failure = ObservedSocket.of(
                            url("unknown.test"), with(options(ProxyOptions.Type.SOCKS5H, proxy)))
                    .awaitFailure();
            assertEquals(kind, failure.kind(), failure::toString);
            assertEquals(Phase.CONNECT, failure.phase());
            assertEquals(kind == Kind.UNREACHABLE, failure.retryable());
        }
    }

    @Test
    void aSocksProxyThatRefusesTheCredentialsIsARefusal() throws Exception {
        try (TestProxy proxy = TestProxy.start((in, out, tell) -> {
            in.readNBytes(4);
            out.write(new byte[] {5, 2});
            in.readNBytes(11);
            out.write(new byte[] {1, 1});
            return 0;
        })) {
            WebSocketFailure failure = ObservedSocket.of(
                            url("unknown.test"),
                            with(options(ProxyOptions.Type.SOCKS5H, proxy).credentials("user", "word")))
                    .awaitFailure();
            assertEquals(Kind.HANDSHAKE_REFUSED, failure.kind(), failure::toString);
            assertFalse(failure.retryable());
        }
    }

    @ParameterizedTest
    @CsvSource({"HTTP", "SOCKS5H"})
    void aProxyThatEndsTheConnectionIsUnreachable(ProxyOptions.Type type) throws Exception {
        try (TestProxy proxy = TestProxy.start((in, out, tell) -> {
            in.read();
            return 0;
        })) {
            WebSocketFailure failure = ObservedSocket.of(url("unknown.test"), with(options(type, proxy)))
                    .awaitFailure();
            assertEquals(Kind.UNREACHABLE, failure.kind(), failure::toString);
        }
    }

    @Test
    void aProxyThatSaysNothingIsATimeout() throws Exception {
        try (TestProxy proxy = TestProxy.start((in, out, tell) -> {
            in.transferTo(OutputStream.nullOutputStream());
            return 0;
        })) {
            WebSocketOptions hurried = WebSocketOptions.builder()
                    .proxy(options(ProxyOptions.Type.HTTP, proxy))
                    .handshakeTimeout(Duration.ofMillis(300))
                    .build();
            assertEquals(
                    Kind.TIMEOUT,
                    ObservedSocket.of(url("unknown.test"), hurried)
                            .awaitFailure()
                            .kind());
        }
    }

    @Test
    void aProxyThatIsNotThereIsUnreachable() {
        try (DeafPort closed = new DeafPort()) {
            ProxyOptions notThere = ProxyOptions.of(ProxyOptions.Type.HTTP, "127.0.0.1", closed.number());
            WebSocketFailure failure =
                    ObservedSocket.of(url("unknown.test"), with(notThere)).awaitFailure();
            assertEquals(Kind.UNREACHABLE, failure.kind());
            assertEquals(Phase.CONNECT, failure.phase());
        }
        WebSocketFailure unknown = ObservedSocket.of(
                        url("unknown.test"), with(ProxyOptions.of(ProxyOptions.Type.SOCKS5H, "no-proxy.invalid", 1080)))
                .awaitFailure();
        assertEquals(Kind.UNREACHABLE, unknown.kind());
        assertEquals(Phase.RESOLVE, unknown.phase());
    }

    @Test
    void aNameThatNoSocksRequestHoldsIsRefused() throws Exception {
        try (TestProxy proxy = TestProxy.start(TestProxy.socks5(0))) {
            WebSocketFailure failure = ObservedSocket.of(
                            url("a.".repeat(127) + "test"), with(options(ProxyOptions.Type.SOCKS5H, proxy)))
                    .awaitFailure();
            assertEquals(Kind.INVALID, failure.kind(), failure::toString);
            assertTrue(proxy.wasAskedNothing());
        }
    }

    @ParameterizedTest
    @CsvSource({
        // A name goes to the proxy unseen.
        "HTTP, unknown.test",
        "HTTP, localhost",
        "SOCKS5H, localhost",
        // What is an address, or resolved here, is looked at.
        "HTTP, 0x7f.1",
        "SOCKS5H, 127.0.0.1",
        "SOCKS5, localhost"
    })
    void rulesAboutAddressesRefuseWhatTheyCannotSee(ProxyOptions.Type type, String host) throws Exception {
        try (TestProxy proxy = TestProxy.start(TestProxy.http(TUNNEL))) {
            WebSocketOptions options = WebSocketOptions.builder()
                    .proxy(options(type, proxy))
                    .policy(ConnectionRules.builder().denyPrivateAddresses().build())
                    .build();
            WebSocketFailure failure = ObservedSocket.of(url(host), options).awaitFailure();
            assertEquals(Kind.PERMISSION_DENIED, failure.kind(), failure::toString);
            assertTrue(proxy.wasAskedNothing());
        }
    }

    @Test
    void namesCanBeLeftToTheProxyByRule() throws Exception {
        try (TestProxy proxy = TestProxy.start(TestProxy.http(TUNNEL))) {
            WebSocketOptions options = WebSocketOptions.builder()
                    .proxy(options(ProxyOptions.Type.HTTP, proxy))
                    .policy(ConnectionRules.builder()
                            .denyPrivateAddresses()
                            .allowNamesAtProxy()
                            .build())
                    .build();
            assertEchoes(url("unknown.test"), options);
        }
    }
}
