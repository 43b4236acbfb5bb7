package io.isosocket.samples;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.isosocket.TlsOptions;
import io.isosocket.WebSocket;
import io.isosocket.WebSocketFailure;
import io.isosocket.WebSocketOptions;
import io.vertx.core.Vertx;
import io.vertx.core.http.ClientAuth;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.net.PemKeyCertOptions;
import io.vertx.core.net.PemTrustOptions;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The snippets of docs/guide/tls.md, run against a server with a certificate that nothing else trusts. */
@Timeout(60)
class TlsGuideTest {

    @TempDir
    private static Path folder;

    private static Vertx vertx;
    private static Path certificate;
    private static Path key;

    @BeforeAll
    static void makeCertificate() throws Exception {
        vertx = Vertx.vertx();
        Path store = folder.resolve("store.p12");
        String keytool =
                Path.of(System.getProperty("java.home"), "bin", "keytool").toString();
        String arguments = "-genkeypair -alias test -keyalg EC -dname CN=test -validity 2 -ext san=ip:127.0.0.1"
                + " -storetype PKCS12 -storepass changeit -keystore";
        ProcessBuilder command = new ProcessBuilder(keytool);
        command.command().addAll(List.of(arguments.split(" ")));
        command.command().add(store.toString());
        Process process = command.redirectErrorStream(true).start();
        String output = new String(process.getInputStream().readAllBytes(), US_ASCII);
        assertEquals(0, process.waitFor(), output);

        KeyStore keys = KeyStore.getInstance("PKCS12");
        char[] password = "changeit".toCharArray();
        try (InputStream in = Files.newInputStream(store)) {
            keys.load(in, password);
        }
        certificate = pem("CERTIFICATE", keys.getCertificate("test").getEncoded());
        key = pem("PRIVATE KEY", keys.getKey("test", password).getEncoded());
    }

    @AfterAll
    static void closeVertx() throws Exception {
        vertx.close().await(30, TimeUnit.SECONDS);
    }

    @Test
    void serverIsTrustedByItsCaFile() throws Exception {
        String url = listen(ClientAuth.NONE);
        Path caFile = certificate;
        // snippet: trust
        var options = WebSocketOptions.builder()
                .tls(TlsOptions.builder().trustCertificates(caFile).build())
                .build();
        var socket = new WebSocket(url, options);
        // end
        assertEquals("closed with 1000", outcome(socket));
    }

    @Test
    void serverIsNotTrustedWithoutIt() throws Exception {
        assertEquals("TLS", outcome(new WebSocket(listen(ClientAuth.NONE))));
    }

    @Test
    void clientShowsItsCertificate() throws Exception {
        String url = listen(ClientAuth.REQUIRED);
        Path caFile = certificate;
        // snippet: client-certificate
        var tls = TlsOptions.builder()
                .trustCertificates(caFile)
                .clientCertificate(certificate, key)
                .build();
        var socket = new WebSocket(url, WebSocketOptions.builder().tls(tls).build());
        // end
        assertEquals("closed with 1000", outcome(socket));
    }

    private static String outcome(WebSocket socket) throws Exception {
        CompletableFuture<String> outcome = new CompletableFuture<>();
        socket.onclose(event -> outcome.complete(WebSocketFailure.of(event)
                .map(failure -> failure.kind().toString())
                .orElse("closed with " + event.code())));
        // Last, and done here where it was open already: whatever a busy machine lets happen between these lines.
        socket.onopen(event -> socket.close(1000));
        if (socket.readyState() == WebSocket.OPEN) {
            socket.close(1000);
        }
        return outcome.get(30, TimeUnit.SECONDS);
    }

    private static String listen(ClientAuth clientAuth) throws Exception {
        HttpServerOptions options = new HttpServerOptions()
                .setSsl(true)
                .setClientAuth(clientAuth)
                .setKeyCertOptions(new PemKeyCertOptions()
                        .addCertPath(certificate.toString())
                        .addKeyPath(key.toString()))
                .setTrustOptions(new PemTrustOptions().addCertPath(certificate.toString()));
        int port = vertx.createHttpServer(options)
                .webSocketHandler(socket -> {})
                .listen(0, "127.0.0.1")
                .await(30, TimeUnit.SECONDS)
                .actualPort();
        return "wss://127.0.0.1:" + port;
    }

    private static Path pem(String type, byte[] content) throws IOException {
        String base64 = Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(content);
        return Files.writeString(
                folder.resolve(type.replace(' ', '-') + ".pem"),
                "-----BEGIN " + type + "-----\n" + base64 + "\n-----END " + type + "-----\n");
    }
}
