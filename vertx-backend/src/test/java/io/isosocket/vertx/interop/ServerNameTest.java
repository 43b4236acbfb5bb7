package io.isosocket.vertx.interop;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.isosocket.ConnectTo;
import io.isosocket.TlsOptions;
import io.isosocket.WebSocketOptions;
import io.isosocket.vertx.peer.ObservedSocket;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The name that TLS gives to the server (RFC 6066, section 3; RFC 6455, section 4.1). */
class ServerNameTest {

    @TempDir
    private Path folder;

    @ParameterizedTest
    @CsvSource({"name.test, name.test", "NAME.test., name.test", "bücher.test, xn--bcher-kva.test", "127.0.0.1, ''"})
    void isTheHostOfTheUrlWhereThatIsAName(String host, String expected) throws Exception {
        Certificates certificates = new Certificates(folder);
        Certificates.Identity authority = certificates.authority("authority");
        Certificates.Identity identity =
                certificates.signed(authority, "server", "DNS:name.test,DNS:xn--bcher-kva.test,IP:127.0.0.1");
        try (TlsListener server = TlsListener.start(certificates, identity)) {
            WebSocketOptions options = WebSocketOptions.builder()
                    .tls(TlsOptions.builder()
                            .trustCertificates(authority.certificate())
                            .build())
                    .connectTo(List.of(ConnectTo.parse("::127.0.0.1:" + server.port())))
                    .build();
            ObservedSocket.of("wss://" + host + "/", options).awaitFailure();
            assertEquals(expected, server.nextName());
        }
    }
}
