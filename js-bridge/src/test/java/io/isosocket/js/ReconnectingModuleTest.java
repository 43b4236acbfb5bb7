package io.isosocket.js;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.ServerWebSocket;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** ReconnectingWebSocket in scripts, over a real server that closes with the code that it is sent. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ReconnectingModuleTest {

    private final Vertx vertx = Vertx.vertx();
    private final List<String> requests = new CopyOnWriteArrayList<>();
    private final HttpServer server = listen();
    private final Realm realm = new Realm(JsRuntimeOptions.builder()
            .builtinGlobal("websocket")
            .global("url", "ws://127.0.0.1:" + server.actualPort() + "/")
            .build());

    private HttpServer listen() {
        return vertx.createHttpServer()
                .webSocketHandler(this::serve)
                .listen(0, "127.0.0.1")
                .toCompletionStage()
                .toCompletableFuture()
                .orTimeout(30, TimeUnit.SECONDS)
                .join();
    }

    private void serve(ServerWebSocket socket) {
        requests.add(socket.uri() + " " + socket.headers().get("X-Token"));
        socket.textMessageHandler(text -> {
            if (text.startsWith("close ")) {
                socket.close(Short.parseShort(text.substring("close ".length())));
            } else {
                socket.writeTextMessage(text);
            }
        });
    }

    @BeforeAll
    void defineNext() {
        realm.eval(
                """
                const { ReconnectingWebSocket } = websocket;
                globalThis.ReconnectingWebSocket = ReconnectingWebSocket;
                globalThis.next = (target, type) => new Promise((resolve) =>
                    target.addEventListener(type, resolve, { once: true }));
                0
                """);
    }

    @AfterAll
    void stop() {
        realm.close();
        vertx.close().toCompletionStage().toCompletableFuture().join();
    }

    private void assertRuns(String expected, String body) {
        assertEquals(expected, realm.run(body));
    }

    @Test
    void connectsAgainAfterACloseThatIsNotFinal() {
        assertRuns(
                "1,4000,1,true,null,1,0,hello,1000,0,0,3",
                """
                const socket = new ReconnectingWebSocket(url, { delay: '1ms' });
                await next(socket, 'open');
                const wait = next(socket, 'reconnecting');
                const back = next(socket, 'reconnected');
                socket.send('close 4000');
                const { attempt, code, delay, failure } = (await wait).detail;
                const { attempts, unknown } = (await back).detail;
                const echo = next(socket, 'message');
                socket.send('hello');
                const { data } = await echo;
                const end = next(socket, 'close');
                socket.send('close 1000');
                const close = await end;
                return [attempt, code, delay, wait instanceof Promise, String(failure), attempts,
                    unknown.filter((message) => message !== 'close 4000').length, data, close.code,
                    close.unknown.filter((message) => message !== 'close 1000').length, close.unsent.length,
                    socket.readyState];
                """);
    }

    @Test
    void handlersHearTheEvents() {
        assertRuns(
                "open,reconnecting,open,reconnected,close",
                """
                const socket = new ReconnectingWebSocket(url, { delay: 0 });
                const seen = [];
                const end = new Promise((resolve) => {
                    for (const type of ['open', 'reconnecting', 'reconnected', 'close']) {
                        socket[`on${type}`] = (event) => {
                            seen.push(event.type);
                            if (seen.join() === 'open') socket.reconnect();
                            if (type === 'reconnected') socket.close();
                            if (type === 'close') resolve();
                        };
                    }
                });
                await end;
                return seen;
                """);
    }

    @Test
    void urlAndHeadersAreMadeForEachAttempt() {
        requests.clear();
        assertRuns(
                "true",
                """
                const socket = new ReconnectingWebSocket(async (attempt) => `${url}${attempt}`, {
                    delay: { first: 1, most: '10ms', jitter: 0 },
                    headers: (attempt) => ({ 'X-Token': attempt + 5 }),
                });
                await next(socket, 'open');
                socket.send('close 1012');
                await next(socket, 'reconnected');
                socket.close();
                await next(socket, 'close');
                return socket.url === `${url}1`;
                """);
        assertEquals(List.of("/0 5", "/1 6"), requests);
    }

    @Test
    void queuedMessagesGoOutAndMessagesOfEveryTypeAreReported() {
        assertRuns(
                "text,3,0;text,3",
                """
                const { ReconnectingWebSocket } = await import('isosocket:websocket');
                const socket = new ReconnectingWebSocket('ws://127.0.0.1:1/', { delay: '1h', queueWhileDown: 100 });
                socket.send('text');
                socket.send(new Uint8Array([1, 2, 3]));
                const end = next(socket, 'close');
                socket.close();
                const { unsent, unknown } = await end;
                const again = new ReconnectingWebSocket(url, { queueWhileDown: 100, socket: { compression: 0 } });
                again.send('text');
                const { data } = await next(again, 'message');
                again.close();
                await next(again, 'close');
                return `${[unsent[0], unsent[1].byteLength, unknown.length]};${[data, again.readyState]}`;
                """);
    }

    @Test
    void whatAScriptMayNotSetEndsIt() {
        assertRuns(
                "PERMISSION_DENIED,1006",
                """
                const socket = new ReconnectingWebSocket(url, { headers: () => ({ Cookie: 'a=b' }) });
                const end = next(socket, 'close');
                await next(socket, 'error');
                return [socket.failure.detail, (await end).code];
                """);
    }

    @Test
    void whatAFunctionCannotMakeIsTriedAgain() {
        assertRuns(
                "true,1,2",
                """
                let calls = 0;
                const socket = new ReconnectingWebSocket(() => {
                    calls++;
                    if (calls === 1) throw new Error('no token');
                    return url;
                }, { delay: 0 });
                const { detail } = await next(socket, 'reconnecting');
                await next(socket, 'open');
                socket.close();
                await next(socket, 'close');
                return [detail.failure.message.includes('no token'), detail.attempt, calls];
                """);
    }

    @Test
    void valueThatIsNotValidIsRefusedByName() {
        for (String[] given : List.<String[]>of(
                new String[] {"{ delay: 'soon' }", "delay", "soon"},
                new String[] {"{ delay: { first: 2, most: 1 } }", "delay", "first"},
                new String[] {"{ delay: { jitter: 2 } }", "delay", "jitter"},
                new String[] {"{ maxAttempts: -1 }", "maxAttempts", "-1"},
                new String[] {"{ finalCloseCodes: [1] }", "finalCloseCodes[0]", "4999"},
                new String[] {"{ finalStatuses: 404 }", "finalStatuses", "array"},
                new String[] {"{ confirmation: 'none' }", "confirmation", "pong"},
                new String[] {"{ queueWhileDown: 1.5 }", "queueWhileDown", "1.5"},
                new String[] {"{ retry: true }", "retry", "maxAttempts"},
                new String[] {"{ socket: { readTimeout: -1 } }", "readTimeout", "-1"})) {
            String message = realm.run("try { new ReconnectingWebSocket(url, " + given[0]
                    + "); } catch (error) { return `${error.detail} ${error.message}`; }");
            assertTrue(
                    message.startsWith("INVALID") && message.contains(given[1]) && message.contains(given[2]), message);
        }
        assertRuns(
                "INVALID",
                "try { new ReconnectingWebSocket('ftp://example.org'); } catch (error) { return error.detail; }");
    }

    @Test
    void runtimeThatEndsDoesNotConnectAgain() {
        requests.clear();
        Realm other = new Realm(JsRuntimeOptions.builder()
                .builtinGlobal("websocket")
                .global("url", "ws://127.0.0.1:" + server.actualPort() + "/other")
                .build());
        other.run(
                """
                const { ReconnectingWebSocket } = websocket;
                const socket = new ReconnectingWebSocket(url, { delay: 0 });
                new ReconnectingWebSocket('ws://127.0.0.1:1/', { delay: '1ms' });
                await new Promise((resolve) => { socket.onopen = resolve; });
                """);
        other.close();

        realm.run(
                """
                const socket = new ReconnectingWebSocket(url);
                await next(socket, 'open');
                socket.close();
                await next(socket, 'close');
                """);
        assertEquals(List.of("/other null", "/ null"), requests);
    }
}
