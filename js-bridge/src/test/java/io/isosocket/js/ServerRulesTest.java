package io.isosocket.js;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.isosocket.TlsOptions;
import io.isosocket.WebSocket;
import io.isosocket.WebSocketFailure;
import io.isosocket.testing.SelfSigned;
import io.vertx.core.Future;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Path;
import java.security.KeyStore;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Where scripts may listen, and how long their servers live. */
class ServerRulesTest {

    private static final String LISTEN =
            """
            new Promise((resolve) => net.WebSocketServer().start(address, 0,
              { error: resolve, started: () => resolve('started') }))""";

    private static <T> T await(Future<T> future) throws Exception {
        return future.toCompletionStage().toCompletableFuture().get(30, TimeUnit.SECONDS);
    }

    private static JsRuntimeOptions.Builder options(ServerRules rules) {
        return JsRuntimeOptions.builder()
                .builtinGlobal("net")
                .builtinGlobal("websocket")
                .serverRules(rules);
    }

    private static @Nullable Object listening(ServerRules rules, String address) throws Exception {
        JsRuntime runtime =
                await(JsRuntime.create(options(rules).global("address", address).build()));
        try {
            return await(runtime.evaluate(LISTEN, "listen.js"));
        } finally {
            await(runtime.close());
        }
    }

    @Test
    void aScriptListensNowhereByDefault() throws Exception {
        assertEquals(
                "listen on 127.0.0.1:0: this runtime's scripts may listen nowhere (the host's ServerRules)",
                listening(ServerRules.DEFAULT, "127.0.0.1"));
    }

    @Test
    void theHostCanKeepItToLoopback() throws Exception {
        ServerRules rules = ServerRules.DEFAULT.withAccess(ServerRules.Access.LOOPBACK);
        assertEquals("started", listening(rules, "127.0.0.2"));
        assertEquals("started", listening(rules, "localhost"));
        for (String elsewhere : new String[] {"0.0.0.0", "::", "example.org"}) {
            assertEquals(
                    "listen on " + elsewhere
                            + ":0: this runtime's scripts may listen on loopback addresses only (the host's ServerRules)",
                    listening(rules, elsewhere));
        }
    }

    @Test
    void aPathNeedsThePermissionToo() throws Exception {
        JsRuntime runtime = await(JsRuntime.create(options(ServerRules.DEFAULT).build()));
        ExecutionException refused = assertThrows(
                ExecutionException.class, () -> await(runtime.evaluate("websocket.serverCreate('/ws')", "s.js")));
        assertTrue(String.valueOf(refused.getMessage()).contains("may listen nowhere"), refused.getMessage());
        await(runtime.close());
    }

    @Test
    void aServerKeepsItsRuntimeAliveAndStoppedItDoesNot() throws Exception {
        JsRuntime runtime = await(JsRuntime.create(options(ServerRules.TRUSTED).build()));
        await(runtime.evaluate(
                """
                const server = net.WebSocketServer();
                server.start('localhost', 0, { started: () => server.stop() });
                """,
                "stops.js"));
        assertEquals(0, await(runtime.ended()));
    }

    @Test
    void aRuntimeThatEndsClosesItsServersConnectionsWith1001() throws Exception {
        BlockingQueue<String> seen = new LinkedBlockingQueue<>();
        JsRuntime runtime = await(JsRuntime.create(options(ServerRules.TRUSTED).build()));
        Object url = await(runtime.evaluate(
                """
                new Promise((resolve) => {
                  const server = net.WebSocketServer();
                  server.start('localhost', 0, { started: () => resolve(server.url), connected: (id) => server.send(id, 'hi') });
                })""",
                "serves.js"));
        WebSocket client = new WebSocket(String.valueOf(url));
        client.onmessage(event -> seen.add(String.valueOf(event.data())));
        client.onclose(event -> seen.add("closed " + event.code() + " " + event.wasClean()));
        assertEquals("hi", seen.poll(30, TimeUnit.SECONDS));
        await(runtime.close());
        assertEquals("closed 1001 true", seen.poll(30, TimeUnit.SECONDS));
    }

    @Test
    void theHostOpensTheSharedServerAndScriptsTakeItsPaths() throws Exception {
        ServerRules rules = ServerRules.DEFAULT
                .withAccess(ServerRules.Access.LOOPBACK)
                .withSharedServer("127.0.0.1", 0)
                .withOtherRequests(request -> request.response().end("a page"));
        JsRuntime runtime = await(JsRuntime.create(options(rules).build()));
        URI url = await(runtime.listen());
        Object path = await(runtime.evaluate(
                "websocket.serverCreate('/chat', (conn) => conn.send('welcome')).listening", "path.js"));
        assertEquals(url + "/chat", path);
        BlockingQueue<String> seen = new LinkedBlockingQueue<>();
        for (String each : new String[] {"/chat", "/nowhere"}) {
            WebSocket client = new WebSocket(url + each);
            client.onmessage(event -> {
                seen.add(String.valueOf(event.data()));
                client.close(1000);
            });
            client.onclose(event -> seen.add("closed " + event.code()));
        }
        java.util.List<String> all = new java.util.ArrayList<>();
        for (int i = 0; i < 3; i++) {
            all.add(String.valueOf(seen.poll(30, TimeUnit.SECONDS)));
        }
        assertEquals(
                java.util.List.of("closed 1000", "closed 1006", "welcome"),
                all.stream().sorted().toList());
        await(runtime.close());
    }

    @Test
    void aSharedServerWhosePortIsTakenFails() throws Exception {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            ServerRules rules = ServerRules.TRUSTED.withSharedServer("127.0.0.1", taken.getLocalPort());
            JsRuntime runtime = await(JsRuntime.create(options(rules).build()));
            assertThrows(ExecutionException.class, () -> await(runtime.listen()));
            Object code = await(runtime.evaluate(
                    "websocket.serverCreate('/ws').listening.then(() => 'listens', (error) => error.code)",
                    "taken.js"));
            assertEquals("EADDRINUSE", code);
            await(runtime.close());
        }
    }

    @Test
    void theSharedServerIsOpenedAgainOnItsPortOnceItHasGivenItBack() throws Exception {
        InetAddress own = InetAddress.getByName("127.0.0.77");
        int port;
        try (ServerSocket free = new ServerSocket(0, 1, own)) {
            port = free.getLocalPort();
        }
        ServerRules rules = ServerRules.TRUSTED.withSharedServer(own.getHostAddress(), port);
        JsRuntime runtime = await(JsRuntime.create(options(rules).build()));
        Object seen = await(runtime.evaluate(
                """
                (async () => {
                  const seen = [];
                  const first = websocket.serverCreate('/first', null, null, () => seen.push('closed'));
                  const connected = await first.listening;
                  await new Promise((resolve) => websocket.clientCreate(connected, null, resolve));
                  first.close();
                  const second = websocket.serverCreate('/second');
                  seen.push(await second.listening);
                  second.close();
                  return seen.join();
                })()""",
                "again.js"));
        assertEquals("closed,ws://127.0.0.77:" + port + "/second", seen);
        await(runtime.close());
    }

    @Test
    void theLimitOfSocketsIsOneOfServersAndOfTheirConnectionsTogether() throws Exception {
        JsRuntime runtime = await(JsRuntime.create(options(ServerRules.TRUSTED.withSharedServer("127.0.0.1", 0))
                .limits(JsLimits.NONE.withSockets(2))
                .keepAlive(true)
                .build()));
        Object urls = await(runtime.evaluate(
                """
                (async () => {
                  let echo;
                  await new Promise((started) => { echo = net.WebSocketEchoServer('localhost', 0, { started }); });
                  const path = websocket.serverCreate('/path');
                  return `${echo.url} ${await path.listening}`;
                })()""",
                "two.js"));
        String[] each = String.valueOf(urls).split(" ", -1);
        assertEquals("open", outcome(each[0]));
        assertEquals("open", outcome(each[1]));
        assertEquals("503", outcome(each[0]));
        assertEquals("503", outcome(each[1]));
        for (String third : new String[] {"websocket.serverCreate('/third')", LISTEN}) {
            assertEquals(
                    "a script may have no more than 2 servers",
                    await(runtime.evaluate(
                            "(async (address) => (" + third + "))('localhost').catch((error) => error.message)",
                            "third.js")));
        }
        await(runtime.close());
    }

    private static String outcome(String url) throws Exception {
        CompletableFuture<String> outcome = new CompletableFuture<>();
        WebSocket client = new WebSocket(url);
        client.onopen(event -> outcome.complete("open"));
        client.onerror(event -> outcome.complete(String.valueOf(WebSocketFailure.of(event)
                .orElseThrow()
                .response()
                .orElseThrow()
                .status())));
        return outcome.get(30, TimeUnit.SECONDS);
    }

    @Test
    void aRuntimeWithoutSocketsHasNoServers() throws Exception {
        JsRuntime runtime = await(JsRuntime.create(options(ServerRules.TRUSTED)
                .limits(JsLimits.NONE.withSockets(0))
                .build()));
        assertEquals(
                "a script may have no more than 0 servers",
                await(runtime.evaluate("const address = 'localhost'; " + LISTEN, "none.js")));
        await(runtime.close());
    }

    @Test
    void aCertificateThatCannotBeUsedFailsTheSharedServer(@TempDir Path folder) throws Exception {
        SelfSigned.make(folder, "own");
        KeyStore store = KeyStore.getInstance(folder.resolve("own.p12").toFile(), "changeit".toCharArray());
        TlsOptions wrongPassword = TlsOptions.builder()
                .serverCertificate(store, "wrong".toCharArray())
                .build();
        JsRuntime runtime = await(JsRuntime.create(
                options(ServerRules.TRUSTED.withSharedServer("127.0.0.1", 0).withTls(wrongPassword))
                        .build()));
        ExecutionException failed = assertThrows(ExecutionException.class, () -> await(runtime.listen()));
        assertTrue(
                String.valueOf(failed.getMessage()).contains("tls: the certificate cannot be used"),
                failed.getMessage());
        await(runtime.close());
    }

    @Test
    void tlsWithoutACertificateIsRefused() {
        IllegalArgumentException refused =
                assertThrows(IllegalArgumentException.class, () -> ServerRules.DEFAULT.withTls(TlsOptions.DEFAULT));
        assertEquals("tls: a server needs a certificate (TlsOptions.serverCertificate)", refused.getMessage());
    }

    @Test
    void aPortThatIsNoneIsRefused() {
        IllegalArgumentException refused = assertThrows(
                IllegalArgumentException.class, () -> ServerRules.DEFAULT.withSharedServer("127.0.0.1", 65_536));
        assertEquals("port: 65536 is not in 0 to 65535", refused.getMessage());
    }
}
