package io.isosocket.vertx.proxy;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import io.isosocket.ProxyOptions;
import io.isosocket.TlsOptions;
import io.isosocket.WebSocketFailure;
import io.isosocket.WebSocketFailure.Kind;
import io.isosocket.WebSocketOptions;
import io.isosocket.vertx.interop.Certificates;
import io.isosocket.vertx.interop.TlsListener;
import io.isosocket.vertx.peer.ObservedSocket;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** TLS is spoken with the server, through the tunnel. */
class ProxyTlsTest {

    @TempDir
    private Path folder;

    private Certificates certificates;
    private Certificates.Identity authority;

    @BeforeEach
    void makeAuthority() throws Exception {
        certificates = new Certificates(folder);
        authority = certificates.authority("authority");
    }

    private static TestProxy.Protocol protocol(ProxyOptions.Type type) {
        return type == ProxyOptions.Type.HTTP
                ? TestProxy.http("HTTP/1.1 200 Connection established\r\n\r\n")
                : TestProxy.socks5(0);
    }

    private WebSocketFailure dial(ProxyOptions.Type type, TestProxy proxy, TlsListener server) {
        WebSocketOptions options = WebSocketOptions.builder()
                .tls(TlsOptions.builder()
                        .trustCertificates(authority.certificate())
                        .build())
                .proxy(ProxyOptions.of(type, "127.0.0.1", proxy.port()))
                .build();
        return ObservedSocket.of("wss://name.localhost:" + server.port() + "/", options)
                .awaitFailure();
    }

    @ParameterizedTest
    @EnumSource(ProxyOptions.Type.class)
    void theServersNameIsGivenAndItsCertificateTaken(ProxyOptions.Type type) throws Exception {
        Certificates.Identity identity = certificates.signed(authority, "server", "DNS:name.localhost");
        try (TlsListener server = TlsListener.start(certificates, identity);
                TestProxy proxy = TestProxy.start(protocol(type))) {
            WebSocketFailure failure = dial(type, proxy, server);
            assertNotEquals(Kind.TLS, failure.kind(), failure::toString);
            assertEquals("name.localhost", server.nextName());
        }
    }

    @ParameterizedTest
    @EnumSource(ProxyOptions.Type.class)
    void theCertificateMustFitTheServerAndNotTheProxy(ProxyOptions.Type type) throws Exception {
        Certificates.Identity ofProxy = certificates.signed(authority, "proxy", "DNS:localhost,IP:127.0.0.1");
        try (TlsListener server = TlsListener.start(certificates, ofProxy);
                TestProxy proxy = TestProxy.start(protocol(type))) {
            WebSocketFailure failure = dial(type, proxy, server);
            assertEquals(Kind.TLS, failure.kind(), failure::toString);
        }
    }
}
