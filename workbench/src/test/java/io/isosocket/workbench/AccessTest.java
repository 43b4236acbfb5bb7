package io.isosocket.workbench;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.isosocket.WebSocket;
import io.isosocket.WebSocketFailure;
import io.isosocket.WebSocketOptions;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.NetworkInterface;
import java.net.Socket;
import java.net.SocketException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Who lacks the token, or comes from elsewhere, gets nowhere. Bytes as they are on the wire, since a client would add what it likes. */
@Timeout(60)
class AccessTest {

    @TempDir
    private Path data;

    private WorkbenchClient client;

    @BeforeEach
    void start() throws Exception {
        client = WorkbenchClient.start(data);
    }

    @AfterEach
    void stop() throws Exception {
        client.close();
    }

    private String host() {
        return client.origin().substring("http://".length());
    }

    /** {@return the whole answer to a request with these fields; the server ends the connection behind it} */
    private String exchange(String line, String... fields) throws IOException {
        try (Socket socket = new Socket(
                InetAddress.getLoopbackAddress(), client.workbench().url().getPort())) {
            String request = line + "\r\n" + String.join("\r\n", fields) + "\r\nConnection: close\r\n\r\n";
            socket.getOutputStream().write(request.getBytes(StandardCharsets.ISO_8859_1));
            ByteArrayOutputStream answer = new ByteArrayOutputStream();
            socket.getInputStream().transferTo(answer);
            return answer.toString(StandardCharsets.UTF_8);
        }
    }

    private void assertRefused(String answer) {
        assertTrue(answer.startsWith("HTTP/1.1 403 "), answer);
        assertFalse(answer.toLowerCase(Locale.ROOT).contains("set-cookie"), answer);
    }

    private String cookie() {
        return "Cookie: " + client.cookie();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/",
                "/page/main.js",
                "/api/state",
                "/api/collection",
                "/api/nothing",
                "/webjars/preact/dist/preact.js"
            })
    void nothingIsServedWithoutTheToken(String path) throws Exception {
        assertRefused(exchange("GET " + path + " HTTP/1.1", "Host: " + host()));
        assertRefused(exchange("GET " + path + "?token=0123 HTTP/1.1", "Host: " + host()));
        String wrong = client.cookie().substring(0, client.cookie().length() - 1) + "x";
        assertRefused(exchange("GET " + path + " HTTP/1.1", "Host: " + host(), "Cookie: " + wrong));
        assertFalse(exchange("GET " + path + " HTTP/1.1", "Host: " + host(), cookie())
                .startsWith("HTTP/1.1 403 "));
    }

    @Test
    void theTokenOpensThePageAndGoesFromTheUrl() throws Exception {
        String answer = exchange(
                "GET " + client.workbench().url().getRawPath() + "?"
                        + client.workbench().url().getRawQuery() + " HTTP/1.1",
                "Host: " + host());
        assertTrue(answer.startsWith("HTTP/1.1 303 "), answer);
        assertTrue(answer.contains("location: /\r\n"), answer);
        assertTrue(answer.contains("HTTPOnly") && answer.contains("SameSite=Strict"), answer);
    }

    @ParameterizedTest
    @CsvSource({
        "POST, /api/sessions",
        "POST, /api/echo",
        "PUT, /api/settings",
        "PATCH, /api/sessions/1",
        "DELETE, /api/sessions/1",
        "POST, /api/collection"
    })
    void whatChangesSomethingNeedsTheOriginOfThePage(String method, String path) throws Exception {
        String line = method + " " + path + " HTTP/1.1";
        String body = "Content-Length: 0";
        assertRefused(exchange(line, "Host: " + host(), cookie(), body));
        assertRefused(exchange(line, "Host: " + host(), cookie(), body, "Origin: https://evil.example"));
        assertRefused(exchange(line, "Host: " + host(), cookie(), body, "Origin: null"));
        assertRefused(exchange(line, "Host: " + host(), cookie(), body, "Origin: http://127.0.0.1:1"));
        assertFalse(exchange(line, "Host: " + host(), cookie(), body, "Origin: " + client.origin())
                .startsWith("HTTP/1.1 403 "));
    }

    @Test
    void aPageOfAnotherOriginCannotReadEither() throws Exception {
        assertRefused(exchange("GET /api/state HTTP/1.1", "Host: " + host(), cookie(), "Origin: https://evil.example"));
        String answer = exchange("GET /api/state HTTP/1.1", "Host: " + host(), cookie());
        assertFalse(answer.toLowerCase(Locale.ROOT).contains("access-control"), answer);
        assertTrue(answer.contains("Cross-Origin-Resource-Policy: same-origin"), answer);
    }

    /** A name of the attacker's that resolves to this machine has another Host. */
    @ParameterizedTest
    @ValueSource(strings = {"evil.example", "127.0.0.1", "127.0.0.1:1", "evil.example:80"})
    void anotherHostIsRefused(String host) throws Exception {
        assertRefused(exchange("GET /api/state HTTP/1.1", "Host: " + host, cookie()));
    }

    @Test
    void eachAnswerSaysWhatThePageMayDo() throws Exception {
        String answer = exchange("GET / HTTP/1.1", "Host: " + host(), cookie());
        assertTrue(answer.startsWith("HTTP/1.1 200 "), answer);
        assertTrue(answer.contains("Content-Security-Policy: default-src 'none'; script-src 'self';"), answer);
        assertTrue(answer.contains("frame-ancestors 'none'"), answer);
        assertTrue(answer.contains("X-Content-Type-Options: nosniff"), answer);
        assertTrue(answer.contains("Referrer-Policy: no-referrer"), answer);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/page/../store/log.sql", "/page/%2e%2e/store/log.sql", "/page/..%2fversion.properties"})
    void noOtherFileIsServed(String path) throws Exception {
        String answer = exchange("GET " + path + " HTTP/1.1", "Host: " + host(), cookie());
        assertTrue(answer.startsWith("HTTP/1.1 404 ") || answer.startsWith("HTTP/1.1 400 "), answer);
    }

    @Test
    void eventsNeedTokenAndOrigin() throws Exception {
        assertEquals(403, refusal(WebSocketOptions.builder().origin(client.origin())));
        assertEquals(403, refusal(WebSocketOptions.builder().header("Cookie", client.cookie())));
        assertEquals(
                403,
                refusal(WebSocketOptions.builder()
                        .header("Cookie", client.cookie())
                        .origin("https://evil.example")));
    }

    private int refusal(WebSocketOptions.Builder options) throws Exception {
        CompletableFuture<Integer> status = new CompletableFuture<>();
        WebSocket socket = new WebSocket("ws://" + host() + "/api/events", options.build());
        socket.onopen(event -> status.complete(101));
        socket.onmessage(event -> {});
        socket.onerror(event -> WebSocketFailure.of(event)
                .flatMap(WebSocketFailure::response)
                .ifPresent(response -> status.complete(response.status())));
        socket.onclose(event -> status.complete(0));
        return status.get(30, TimeUnit.SECONDS);
    }

    @Test
    void itListensOnLoopbackAlone() throws Exception {
        int port = client.workbench().url().getPort();
        for (InetAddress address : others()) {
            boolean connected;
            try (Socket socket = new Socket(address, port)) {
                connected = socket.isConnected();
            } catch (IOException e) {
                connected = false;
            }
            assertFalse(connected, () -> "it answers on " + address);
        }
    }

    private static List<InetAddress> others() throws SocketException {
        List<InetAddress> others = new ArrayList<>();
        for (NetworkInterface device : Collections.list(NetworkInterface.getNetworkInterfaces())) {
            Collections.list(device.getInetAddresses()).stream()
                    .filter(address -> !address.isLoopbackAddress())
                    .forEach(others::add);
        }
        return others;
    }
}
