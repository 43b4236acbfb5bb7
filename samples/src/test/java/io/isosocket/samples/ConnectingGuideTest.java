package io.isosocket.samples;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.isosocket.ConnectionRules;
import io.isosocket.HandshakeObserver;
import io.isosocket.ProxyOptions;
import io.isosocket.WebSocket;
import io.isosocket.WebSocketFailure;
import io.isosocket.WebSocketOptions;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.ServerWebSocket;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.CookieManager;
import java.net.HttpCookie;
import java.net.InetAddress;
import java.net.URI;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The snippets of docs/guide/connecting.md and docs/guide/policy.md, run against a server that shows what it is asked. */
@Timeout(60)
class ConnectingGuideTest {

    private final Vertx vertx = Vertx.vertx();
    private final BlockingQueue<ServerWebSocket> accepted = new LinkedBlockingQueue<>();
    private String url = "";

    @BeforeEach
    void listen() throws Exception {
        int port = vertx.createHttpServer()
                .webSocketHandler(accepted::add)
                .listen(0, "127.0.0.1")
                .await(30, TimeUnit.SECONDS)
                .actualPort();
        url = "ws://127.0.0.1:" + port + "/";
    }

    @AfterEach
    void close() throws Exception {
        vertx.close().await(30, TimeUnit.SECONDS);
    }

    private ServerWebSocket next() throws InterruptedException {
        ServerWebSocket socket = accepted.poll(30, TimeUnit.SECONDS);
        if (socket == null) {
            throw new AssertionError("no connection in 30 s");
        }
        return socket;
    }

    private static String outcome(WebSocket socket) throws Exception {
        CompletableFuture<String> outcome = new CompletableFuture<>();
        socket.onclose(event -> outcome.complete(
                WebSocketFailure.of(event).map(Throwable::toString).orElse("closed with " + event.code())));
        // Last, and done here where it was open already: whatever a busy machine lets happen between these lines.
        socket.onopen(event -> socket.close(1000));
        if (socket.readyState() == WebSocket.OPEN) {
            socket.close(1000);
        }
        return outcome.get(30, TimeUnit.SECONDS);
    }

    @Test
    void headersAreSent() throws Exception {
        String token = "t0ken";
        // snippet: headers
        var options = WebSocketOptions.builder()
                .header("Authorization", "Bearer " + token)
                .header("User-Agent", "prices/1.0")
                .build();
        var socket = new WebSocket(url, options);
        // end
        assertEquals("closed with 1000", outcome(socket));
        assertEquals("Bearer t0ken", next().headers().get("Authorization"));
    }

    @Test
    void cookiesAreSharedWithAnHttpClient() throws Exception {
        // snippet: cookies
        var cookies = new CookieManager(); // java.net.http.HttpClient takes it too
        var options = WebSocketOptions.builder().cookies(cookies).build();
        // end
        HttpCookie session = new HttpCookie("session", "s1");
        session.setPath("/");
        session.setVersion(0);
        cookies.getCookieStore().add(URI.create("http://127.0.0.1/"), session);
        assertEquals("closed with 1000", outcome(new WebSocket(url, options)));
        assertEquals("session=s1", next().headers().get("Cookie"));
    }

    @Test
    void theHandshakeIsSeen() throws Exception {
        StringWriter written = new StringWriter();
        PrintWriter out = new PrintWriter(written);
        // snippet: handshake
        var options = WebSocketOptions.builder()
                .handshakeObserver(new HandshakeObserver() {
                    @Override
                    public void requestSent(Request request) {
                        out.println(request.method() + " " + request.target());
                    }

                    @Override
                    public void responseReceived(Response response) {
                        out.println(response.status() + " " + response.reason());
                    }
                })
                .build();
        // end
        assertEquals("closed with 1000", outcome(new WebSocket(url, options)));
        assertEquals(
                List.of("GET /", "101 Switching Protocols"),
                written.toString().lines().toList());
    }

    @Test
    void aProxyIsAsked() throws Exception {
        int proxyPort = vertx.createNetServer()
                .connectHandler(socket -> socket.handler(head -> socket.end(Buffer.buffer("HTTP/1.1 407 Who\r\n\r\n"))))
                .listen(0, "127.0.0.1")
                .await(30, TimeUnit.SECONDS)
                .actualPort();
        String proxyHost = "127.0.0.1";
        // snippet: proxy
        var proxy = ProxyOptions.of(ProxyOptions.Type.HTTP, proxyHost, proxyPort)
                .credentials("user", "password")
                .noProxy("localhost, *.internal.example, 10.0.0.0/8");
        var socket = new WebSocket(
                "wss://stream.example/", WebSocketOptions.builder().proxy(proxy).build());
        // end
        String outcome = outcome(socket);
        assertTrue(outcome.endsWith("the proxy answered 407"), outcome);
    }

    @Test
    void theLocalAddressIsChosen() throws Exception {
        // snippet: local-address
        var options = WebSocketOptions.builder()
                .localAddress(InetAddress.getLoopbackAddress())
                .build();
        // end
        assertEquals("closed with 1000", outcome(new WebSocket(url, options)));
        assertEquals("127.0.0.1", next().remoteAddress().hostAddress());
    }

    @Test
    void thePolicyRefuses() throws Exception {
        // snippet: rules
        var policy = ConnectionRules.builder()
                .requireTls()
                .allow("wss://*.example.com/chat/*", "wss://feed.example.org:*")
                .deny("*://old.example.com")
                .denyPrivateAddresses()
                .build();
        var options = WebSocketOptions.builder().policy(policy).build();
        // end
        assertTrue(outcome(new WebSocket(url, options)).contains("requireTls"));
        assertTrue(
                outcome(new WebSocket("wss://OLD.example.com./chat/a", options)).contains("deny *://old"));
        assertTrue(outcome(new WebSocket("wss://example.net/", options)).contains("is not for wss://example.net/"));
    }
}
