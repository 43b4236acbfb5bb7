package io.isosocket.vertx.interop;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.isosocket.ConnectTo;
import io.isosocket.TlsOptions;
import io.isosocket.WebSocketFailure;
import io.isosocket.WebSocketFailure.Kind;
import io.isosocket.WebSocketFailure.Phase;
import io.isosocket.WebSocketOptions;
import io.isosocket.testing.Program;
import io.isosocket.vertx.peer.ObservedSocket;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.CertificateFactory;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** wss through nginx, as a TLS proxy in front of a server on Node's ws. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class NginxTlsTest {
    private final Deque<AutoCloseable> started = new ArrayDeque<>();
    private Certificates certificates;
    private Certificates.Identity authority;
    private Certificates.Identity otherAuthority;
    private Certificates.Identity client;
    private Nginx nginx;
    private Nginx ofOtherName;
    private Nginx asking;

    @BeforeAll
    void start(@TempDir Path folder) throws IOException {
        Program.assumePresent("nginx");
        NodePeers.assumeInstalled();
        certificates = new Certificates(folder);
        authority = certificates.authority("authority");
        otherAuthority = certificates.authority("other-authority");
        client = certificates.signed(authority, "client", "DNS:client.invalid");
        Certificates.Identity server = certificates.signed(authority, "server", "DNS:localhost,IP:127.0.0.1");
        Certificates.Identity stranger = certificates.signed(authority, "stranger", "DNS:stranger.invalid");
        NodePeers.Server upstream = started(NodePeers.startServer("deflate"));
        nginx = started(Nginx.start(folder.resolve("plain"), server, List.of(), upstream.port()));
        ofOtherName = started(Nginx.start(folder.resolve("name"), stranger, List.of(), upstream.port()));
        asking = started(
                Nginx.start(folder.resolve("asking"), server, List.of(authority.certificate()), upstream.port()));
    }

    private <T extends AutoCloseable> T started(T process) {
        started.push(process);
        return process;
    }

    @AfterAll
    void stop() throws Exception {
        for (AutoCloseable process : started) {
            process.close();
        }
    }

    private static WebSocketOptions with(TlsOptions.Builder tls) {
        return WebSocketOptions.builder().tls(tls.build()).build();
    }

    private WebSocketOptions trusting() {
        return with(TlsOptions.builder().trustCertificates(authority.certificate()));
    }

    private static void assertTlsFailure(String url, WebSocketOptions options) {
        WebSocketFailure failure = ObservedSocket.of(url, options).awaitFailure();
        assertEquals(Kind.TLS, failure.kind(), failure::toString);
        assertEquals(Phase.TLS, failure.phase());
    }

    @Test
    void echoesThroughTheProxyWithCompression() {
        ObservedSocket socket = ObservedSocket.open(nginx.url("localhost", "/echo"), trusting());
        assertEquals("permessage-deflate", socket.socket().extensions());
        for (String text : new String[] {"hello", "\u2713x".repeat(300_000)}) {
            socket.socket().send(text);
            assertEquals(text, socket.nextMessage());
        }
        assertEquals(1000, socket.close().code());
    }

    @Test
    void namesTheHostInTheTlsHandshake() {
        assertEquals(
                "localhost",
                headersAt(nginx.url("localhost", "/headers"), trusting()).getString("x-server-name"));
    }

    @Test
    void namesNoHostForAnAddress() {
        JsonObject headers = headersAt(nginx.url("127.0.0.1", "/headers"), trusting());
        assertEquals("127.0.0.1", headers.getString("host"));
        assertEquals(null, headers.getString("x-server-name"));
    }

    @Test
    void checksTheNameOfTheUrlWhereAnotherPlaceIsDialled() {
        WebSocketOptions options = trusting().toBuilder()
                .connectTo(List.of(ConnectTo.parse("stranger.invalid::127.0.0.1:")))
                .build();
        JsonObject headers = headersAt(ofOtherName.url("stranger.invalid", "/headers"), options);
        assertEquals("stranger.invalid", headers.getString("x-server-name"));
    }

    @Test
    void dialsAHostWhoseNameTlsCannotCarry() {
        // The certificate is for another name: TLS comes as far as that.
        assertTlsFailure(nginx.url("under_score.localhost", "/echo"), trusting());
    }

    @Test
    void trustsTheCertificatesOfAKeyStore() throws GeneralSecurityException, IOException {
        KeyStore store = KeyStore.getInstance(KeyStore.getDefaultType());
        store.load(null, null);
        try (InputStream in = Files.newInputStream(authority.certificate())) {
            store.setCertificateEntry(
                    "authority", CertificateFactory.getInstance("X.509").generateCertificate(in));
        }
        WebSocketOptions options = with(TlsOptions.builder().trustStore(store));
        ObservedSocket.open(nginx.url("localhost", "/echo"), options).close();
    }

    @Test
    void failsForAnAuthorityThatTheJdkDoesNotTrust() {
        assertTlsFailure(nginx.url("localhost", "/echo"), WebSocketOptions.DEFAULT);
    }

    @Test
    void failsForAnotherAuthorityThanTheTrustedOne() {
        assertTlsFailure(
                nginx.url("localhost", "/echo"),
                with(TlsOptions.builder().trustCertificates(otherAuthority.certificate())));
    }

    @Test
    void failsForACertificateOfAnotherName() {
        assertTlsFailure(ofOtherName.url("localhost", "/echo"), trusting());
        assertTlsFailure(ofOtherName.url("127.0.0.1", "/echo"), trusting());
    }

    @Test
    void showsAClientCertificateWhenAsked() {
        WebSocketOptions options = with(TlsOptions.builder()
                .trustCertificates(authority.certificate())
                .clientCertificate(client.certificate(), client.key()));
        assertEquals(
                "CN=client",
                headersAt(asking.url("localhost", "/headers"), options).getString("x-client-subject"));
    }

    @Test
    void showsAClientCertificateOfAKeyStore() throws GeneralSecurityException, IOException {
        char[] password = "only for this test".toCharArray();
        KeyStore store = certificates.keyStore(client, password);
        WebSocketOptions options = with(
                TlsOptions.builder().trustCertificates(authority.certificate()).clientCertificate(store, password));
        assertEquals(
                "CN=client",
                headersAt(asking.url("localhost", "/headers"), options).getString("x-client-subject"));
    }

    @Test
    void isRefusedWithoutTheClientCertificateThatIsAskedFor() {
        WebSocketFailure failure =
                ObservedSocket.of(asking.url("localhost", "/echo"), trusting()).awaitFailure();
        assertEquals(Kind.HANDSHAKE_REFUSED, failure.kind(), failure::toString);
        WebSocketFailure.HttpResponse response = failure.response().orElseThrow();
        assertEquals(400, response.status());
        assertTrue(response.body().contains("No required SSL certificate"), response::body);
    }

    private static JsonObject headersAt(String url, WebSocketOptions options) {
        ObservedSocket socket = ObservedSocket.open(url, options);
        JsonObject headers = new JsonObject((String) socket.nextMessage());
        socket.close();
        return headers;
    }
}
