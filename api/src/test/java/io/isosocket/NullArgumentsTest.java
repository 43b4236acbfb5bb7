package io.isosocket;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.security.KeyStore;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;

/** Null where it is not allowed is refused by the parameter's name, and before anything happens. */
@SuppressWarnings({"DataFlowIssue", "NullAway"}) // Null is what is tested.
class NullArgumentsTest {

    private final ScriptedBackend backend = new ScriptedBackend();

    @Test
    void constructorNamesItsArguments() {
        assertNames("url", () -> new WebSocket(null));
        assertNames("url", () -> new WebSocket(null, backend.options()));
        assertNames("options", () -> new WebSocket("ws://example.org", (WebSocketOptions) null));
        assertNames("protocols", () -> new WebSocket("ws://example.org", (String[]) null));
        assertNames("protocols[1]", () -> new WebSocket("ws://example.org", "chat", null));
        assertNames("signal", () -> new WebSocketStream("ws://example.org", backend.options(), null));
        assertFalse(backend.wasAskedToConnect());
    }

    @Test
    void sendIsRefusedInEveryStateAndCountsNothing() {
        for (WebSocket socket : List.of(backend.connecting(), backend.open())) {
            assertNames("data", () -> socket.send((String) null));
            assertNames("data", () -> socket.send((byte[]) null));
            assertNames("data", () -> socket.send((ByteBuffer) null));
            assertNames("data", () -> socket.send((Blob) null));
            assertEquals(0, socket.bufferedAmount());
        }
    }

    @Test
    void pingAndPongNameTheirArgument() {
        WebSocket socket = backend.open();
        assertNames("data", () -> socket.ping(null));
        assertNames("data", () -> socket.pong(null));
    }

    @Test
    void reasonIsRefusedBeforeTheCodeIsLookedAt() {
        WebSocket socket = backend.open();

        assertNames("reason", () -> socket.close(1, null));
        assertEquals(WebSocket.OPEN, socket.readyState());
    }

    @Test
    void eventTargetNamesItsArguments() {
        EventTarget target = new EventTarget();
        assertNames("type", () -> target.addEventListener(null, event -> {}));
        assertNames("options", () -> target.addEventListener("x", event -> {}, (AddEventListenerOptions) null));
        assertNames("type", () -> target.removeEventListener(null, event -> {}));
        assertNames("options", () -> target.removeEventListener("x", null, (AddEventListenerOptions) null));
        assertNames("event", () -> target.dispatchEvent(null));
        assertNames("init", () -> new Event("x", (EventInit) null));
        assertNames("init", () -> new MessageEvent("x", null));
        assertNames("init", () -> new CloseEvent("x", null));
        assertNames("event", () -> WebSocketFailure.of(null));
    }

    @Test
    void httpResponseNamesItsArguments() {
        assertNames("headers", () -> new WebSocketFailure.HttpResponse(404, null, ""));
        assertNames("body", () -> new WebSocketFailure.HttpResponse(404, java.util.Map.of(), null));
    }

    @Test
    void abortSignalNamesItsArguments() {
        assertNames("signals", () -> AbortSignal.any((AbortSignal[]) null));
        assertNames("signals[1]", () -> AbortSignal.any(AbortSignal.abort(), null));
        assertNames("delay", () -> AbortSignal.timeout(null));
    }

    @Test
    void blobNamesItsArguments() {
        assertNames("parts", () -> new Blob(null));
        assertNames("options", () -> new Blob(List.of(), null));
        assertNames("file", () -> Blob.of(null, ""));
        assertNames("type", () -> Blob.of(Path.of("x"), null));
        assertNames("contentType", () -> new Blob().slice(0, 0, null));
    }

    @Test
    void optionsNameTheirArguments() {
        WebSocketOptions.Builder options = WebSocketOptions.builder();
        assertNames("protocols", () -> options.protocols((List<String>) null));
        assertNames("baseUrl", () -> options.baseUrl(null));
        assertNames("origin", () -> options.origin(null));
        assertNames("handshakeTimeout", () -> options.handshakeTimeout(null));
        assertNames("dialTimeout", () -> options.dialTimeout(null));
        assertNames("readTimeout", () -> options.readTimeout(null));
        assertNames("writeTimeout", () -> options.writeTimeout(null));
        assertNames("compression", () -> options.compression(null));
        assertNames("mode", () -> new CompressionOptions(null, 1, 0));
        assertNames("queueLimit", () -> options.queueLimit(null));
        assertNames("whenFull", () -> new QueueLimit(1, null));
        assertNames("closeCodeRule", () -> options.closeCodeRule(null));
        assertNames("closeTimeout", () -> options.closeTimeout(null));
        assertNames("keepAliveInterval", () -> options.keepAliveInterval((Duration) null));
        assertNames("tls", () -> options.tls(null));
        assertNames("policy", () -> options.policy(null));
        assertNames("backend", () -> options.backend(null));
    }

    @Test
    void tlsOptionsNameTheirArguments() {
        TlsOptions.Builder tls = TlsOptions.builder();
        assertNames("trustStore", () -> tls.trustStore(null));
        assertNames("pemFiles", () -> tls.trustCertificates((Path[]) null));
        assertNames("pemFiles[0]", () -> tls.trustCertificates((Path) null));
        assertNames("store", () -> tls.clientCertificate((KeyStore) null, new char[0]));
        assertNames("certificate", () -> tls.clientCertificate((Path) null, Path.of("key")));
        assertNames("key", () -> tls.clientCertificate(Path.of("certificate"), null));
    }

    private static void assertNames(String parameter, Executable call) {
        assertEquals(parameter, assertThrows(NullPointerException.class, call).getMessage());
    }
}
