package io.isosocket.vertx.server;

import static io.isosocket.vertx.server.SlowClientLimit.WhenFull.CLOSE_TRY_AGAIN_LATER;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.isosocket.CompressionOptions;
import io.isosocket.TlsOptions;
import io.isosocket.WebSocketChannel;
import io.isosocket.WebSocketFailure;
import io.isosocket.WebSocketOptions;
import io.isosocket.vertx.interop.Certificates;
import io.isosocket.vertx.peer.ObservedSocket;
import io.isosocket.vertx.peer.PeerConnection;
import io.isosocket.vertx.peer.RawClient;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CompletionStage;
import java.util.stream.Stream;
import javax.net.ssl.SSLPeerUnverifiedException;
import javax.net.ssl.SSLSession;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A server with a certificate. */
class ServerTlsTest {

    @TempDir
    private Path folder;

    private Certificates.Identity authority;
    private Certificates.Identity server;
    private Certificates.Identity client;

    @BeforeEach
    void makeCertificates() throws IOException {
        Certificates certificates = new Certificates(folder);
        authority = certificates.authority("authority");
        server = certificates.signed(authority, "server", "IP:127.0.0.1");
        client = certificates.signed(authority, "client", "DNS:client.example");
    }

    private TlsOptions.Builder serverTls() {
        return TlsOptions.builder().serverCertificate(server.certificate(), server.key());
    }

    private TlsOptions.Builder clientTls() {
        return TlsOptions.builder().trustCertificates(authority.certificate());
    }

    private static WebSocketOptions with(TlsOptions tls) {
        return WebSocketOptions.builder().tls(tls).build();
    }

    private static void noteTls(ServerFixture fixture, ServerConnection socket, HandshakeRequest request) {
        ServerFixture.echo(socket);
        SSLSession session = request.tlsSession().orElseThrow();
        fixture.note(request.isSecure() + " " + socket.url().startsWith("wss://127.0.0.1:") + " "
                + (session.getLocalCertificates() != null));
        try {
            fixture.note(session.getPeerPrincipal().getName());
        } catch (SSLPeerUnverifiedException nobody) {
            fixture.note("nobody");
        }
    }

    private ServerFixture start(TlsOptions tls) {
        return start(tls, Duration.ofSeconds(10));
    }

    private ServerFixture start(TlsOptions tls, Duration handshakeTimeout) {
        ServerFixture fixture = new ServerFixture();
        return fixture.start(
                WebSocketServer.builder().handler((socket, request) -> noteTls(fixture, socket, request)),
                options -> options.tls(tls).handshakeTimeout(handshakeTimeout));
    }

    @Test
    void wssWorks() {
        try (ServerFixture fixture = start(serverTls().build())) {
            ObservedSocket socket =
                    ObservedSocket.open(fixture.url("/"), with(clientTls().build()));
            assertEquals("true true true", fixture.next());
            assertEquals("nobody", fixture.next());
            socket.socket().send("secret");
            assertEquals("secret", socket.nextMessage());
            socket.close();
        }
    }

    @Test
    void largeMessagesComeBackInTheirOrder() {
        try (ServerFixture fixture = start(serverTls().build())) {
            ObservedSocket socket =
                    ObservedSocket.open(fixture.url("/"), with(clientTls().build()));
            List<String> texts = Stream.of(3_000_000, 10, 5_000_000, 70_000, 3_000_000)
                    .map(ServerTlsTest::randomText)
                    .toList();
            texts.forEach(socket.socket()::send);
            for (String text : texts) {
                // Not by assertEquals, which would print them.
                assertTrue(text.equals(socket.nextMessage()), () -> "of " + text.length());
            }
            socket.close();
        }
    }

    private static String randomText(int length) {
        return new Random(length)
                .ints(length, ' ', 0x7F)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
    }

    @Test
    void pageOfTheServersHttpsOriginMayConnect() {
        try (ServerFixture fixture = start(serverTls().build())) {
            WebSocketOptions options = with(clientTls().build()).toBuilder()
                    .origin("https://127.0.0.1:" + fixture.port())
                    .build();
            ObservedSocket.open(fixture.url("/"), options).close();
        }
    }

    @Test
    void clientShowsItsCertificateWhereOneIsAskedFor() {
        TlsOptions mutual =
                serverTls().trustCertificates(authority.certificate()).build();
        try (ServerFixture fixture = start(mutual)) {
            TlsOptions shown = clientTls()
                    .clientCertificate(client.certificate(), client.key())
                    .build();
            ObservedSocket socket = ObservedSocket.open(fixture.url("/"), with(shown));
            assertEquals("true true true", fixture.next());
            assertEquals("CN=client", fixture.next());
            socket.close();
            WebSocketFailure failure = ObservedSocket.of(
                            fixture.url("/"), with(clientTls().build()))
                    .awaitFailure();
            assertEquals(WebSocketFailure.Kind.TLS, failure.kind());
        }
    }

    @Test
    void clientThatDoesNotReadIsCutAtOnce() {
        // TLS by itself would wait so long for its goodbye to be taken.
        long tlsWaits = Duration.ofSeconds(3).toNanos();
        int mebibytes = 40;
        ServerFixture fixture = new ServerFixture();
        try (fixture) {
            fixture.start(
                    WebSocketServer.builder().handler((socket, request) -> {
                        socket.onclose(event -> fixture.note("closed " + event.code()));
                        for (int i = 0; i < mebibytes; i++) {
                            socket.send(new byte[1 << 20]);
                        }
                        fixture.note(socket);
                    }),
                    options -> options.tls(serverTls().build())
                            .slowClient(new SlowClientLimit((2L * mebibytes) << 20, CLOSE_TRY_AGAIN_LATER)));
            WebSocketOptions stalling = with(clientTls().build()).toBuilder()
                    .compression(CompressionOptions.DISABLED)
                    .channelCapacity(1)
                    .build();
            CompletionStage<WebSocketChannel> client = WebSocketChannel.connectAsync(fixture.url("/"), stalling);
            ServerConnection socket = assertInstanceOf(ServerConnection.class, fixture.next());
            WebSocketChannel channel = ServerFixture.await(client);
            long waiting;
            do {
                waiting = socket.bufferedAmount();
                fixture.vertx().setTimer(300, later -> fixture.note("later"));
                assertEquals("later", fixture.next());
            } while (socket.bufferedAmount() < waiting);
            long start = System.nanoTime();
            socket.terminate();
            assertEquals("closed 1006", fixture.next());
            assertTrue(System.nanoTime() - start < tlsWaits);
            channel.close();
        }
    }

    @Test
    void tlsHandshakeThatNeverEndsIsCut() throws IOException {
        try (ServerFixture fixture = start(serverTls().build(), Duration.ofMillis(300));
                PeerConnection silent = RawClient.connect(fixture.port())) {
            long start = System.nanoTime();
            silent.awaitEnd();
            assertTrue(System.nanoTime() - start < Duration.ofSeconds(5).toNanos());
        }
    }
}
