package io.isosocket.js;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.InetAddress;
import java.net.ServerSocket;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** The module {@code isosocket:net}: its clients and servers with each other. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class NetModuleTest {

    private final Realm realm = new Realm(JsRuntimeOptions.builder()
            .builtinGlobal("net")
            .serverRules(ServerRules.TRUSTED)
            .build());

    @BeforeAll
    void defineLog() {
        // Everything that is told goes to a list, whose growth can be awaited.
        realm.eval(
                """
                globalThis.newLog = () => {
                  const entries = [];
                  let awaited = () => undefined;
                  return {
                    entries,
                    add: (entry) => { entries.push(entry); awaited(); },
                    has: (...wanted) => new Promise((resolve) => {
                      awaited = () => { if (wanted.every((each) => entries.includes(each))) resolve(entries); };
                      awaited();
                    }),
                  };
                };
                globalThis.started = (server, callbacks = {}, port = 0) => new Promise((resolve, reject) => {
                  server.start('localhost', port, { error: reject, ...callbacks, started: () => resolve(server) });
                });
                0""");
    }

    @AfterAll
    void stop() {
        realm.close();
    }

    private void assertRuns(String expected, String body) {
        assertEquals(expected, realm.run(body));
    }

    @Test
    void aClientAndAServerTellEverythingByCallbacks() {
        assertRuns(
                "server: connected,client: connected,server: hello,client: you said hello,client: closed 1000,"
                        + "server: disconnected",
                """
                const log = newLog();
                const server = await started(net.WebSocketServer(), {
                  connected: (id) => log.add('server: connected'),
                  message: (id, data) => { log.add(`server: ${data}`); server.send(id, `you said ${data}`); },
                  disconnected: (id) => log.add('server: disconnected'),
                });
                const client = new net.WebSocketClient();
                client.connect(server.url, {
                  connected: () => { log.add('client: connected'); client.send('hello'); },
                  message: (data) => { log.add(`client: ${data}`); client.close(1000); },
                  closed: (code) => log.add(`client: closed ${code}`),
                  error: (message) => log.add(message),
                });
                await log.has('server: disconnected', 'client: closed 1000');
                server.stop();
                const order = log.entries.filter((entry) => entry !== 'client: closed 1000' && entry !== 'server: disconnected');
                return [...order, 'client: closed 1000', 'server: disconnected'];
                """);
    }

    @Test
    void bytesAreArrayBuffersOnBothSides() {
        assertRuns(
                "ArrayBuffer 1 2,ArrayBuffer 2 3",
                """
                const log = newLog();
                const show = (data) => log.add(`${data.constructor.name} ${[...new Uint8Array(data)].join(' ')}`);
                const server = await started(net.WebSocketServer(), {
                  message: (id, data) => { show(data); server.send(id, new Uint8Array([1, 2, 3]).subarray(1)); },
                });
                const client = net.WebSocketClient();
                client.connect(server.url, { connected: () => client.send(new Uint8Array([1, 2]).buffer), message: show });
                await log.has('ArrayBuffer 1 2', 'ArrayBuffer 2 3');
                server.stop();
                return log.entries;
                """);
    }

    @Test
    void everyPathAndEveryOriginIsTaken() {
        assertRuns(
                "connected",
                """
                const log = newLog();
                const server = await started(net.WebSocketServer());
                net.WebSocketClient().connect(`${server.url}/any/path?q=1`, { connected: () => log.add('connected') });
                await log.has('connected');
                server.stop();
                return log.entries;
                """);
    }

    @Test
    void idsAreNeverUsedAgain() {
        assertRuns(
                "2",
                """
                const ids = new Set();
                const log = newLog();
                const server = await started(net.WebSocketServer(), { connected: (id) => ids.add(id) });
                for (let i = 0; i < 2; i++) {
                  const client = net.WebSocketClient();
                  client.connect(server.url, { connected: () => client.close(), closed: () => log.add(`closed ${i}`) });
                  await log.has(`closed ${i}`);
                }
                server.stop();
                return ids.size;
                """);
    }

    @Test
    void aServerThatStopsClosesItsClientsWith1001() {
        assertRuns(
                "closed 1001,disconnected",
                """
                const log = newLog();
                const server = await started(net.WebSocketServer(), { disconnected: () => log.add('disconnected') });
                const client = net.WebSocketClient();
                client.connect(server.url, {
                  connected: () => log.add('connected'), closed: (code) => log.add(`closed ${code}`) });
                await log.has('connected');
                server.stop();
                await log.has('closed 1001', 'disconnected');
                return ['closed 1001', 'disconnected'];
                """);
    }

    @Test
    void aServerThatIsStoppedStartsAgainOnItsPortWithOtherIds() {
        assertRuns(
                "true,true,true",
                """
                const ids = [];
                const log = newLog();
                const server = await started(net.WebSocketServer(), { connected: (id) => { ids.push(id); log.add('first'); } });
                const { port, url } = server;
                net.WebSocketClient().connect(url, {});
                await log.has('first');
                server.stop();
                const between = server.url === null && server.port === null;
                server.start('localhost', port, {
                  started: () => log.add('again'),
                  connected: (id) => { ids.push(id); log.add('second'); },
                  disconnected: (id) => log.add(`gone ${id}`),
                  error: log.add,
                });
                await log.has('again');
                const same = server.url === url;
                const client = net.WebSocketClient();
                client.connect(url, {});
                await log.has('second');
                client.close();
                await log.has(`gone ${ids[1]}`);
                server.stop();
                return [between, same, ids[0] !== ids[1]];
                """);
    }

    @Test
    void aServerThatIsStoppedBeforeItListensTellsNothingOfIt() {
        assertRuns(
                "second,true",
                """
                const log = newLog();
                const server = net.WebSocketServer();
                server.start('localhost', 0, { started: () => log.add('first'), error: log.add });
                server.stop();
                server.start('localhost', 0, { started: () => log.add('second'), error: log.add });
                await log.has('second');
                const { url } = server;
                server.stop();
                return [...log.entries, url !== null];
                """);
    }

    @Test
    void anEchoServerStartsByItself() {
        assertRuns(
                "hello,3",
                """
                const log = newLog();
                const echo = net.WebSocketEchoServer('localhost', 0, { started: () => log.add('started') });
                await log.has('started');
                const client = net.WebSocketClient();
                client.connect(echo.url, {
                  connected: () => { client.send('hello'); client.send(new Uint8Array(3)); },
                  message: (data) => log.add(typeof data === 'string' ? data : data.byteLength),
                });
                await log.has('hello', 3);
                echo.stop();
                return ['hello', 3];
                """);
    }

    @Test
    void aTlsClientRefusesAUrlThatIsNotOfWss() {
        assertRuns(
                "connect: \"ws://127.0.0.1:1/\" is no URL of wss",
                """
                const log = newLog();
                net.WebSocketClientTls().connect('ws://127.0.0.1:1/', { error: log.add, closed: () => log.add('closed') });
                return log.entries;
                """);
    }

    @Test
    void aRefusedConnectionIsAnErrorAndThenClosed() {
        assertRuns(
                "true,closed 1006",
                """
                const log = newLog();
                net.WebSocketClient().connect('ws://127.0.0.1:1/', {
                  error: (message) => log.add(message.length > 10), closed: (code) => log.add(`closed ${code}`) });
                return log.has('closed 1006');
                """);
    }

    @Test
    void aPortThatIsTakenIsAnErrorThatNamesIt() throws Exception {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            String message = String.valueOf(realm.run("const port = " + taken.getLocalPort()
                    + "; return new Promise((resolve) => net.WebSocketServer().start('localhost', port,"
                    + " { error: resolve }));"));
            assertTrue(message.contains("127.0.0.1:" + taken.getLocalPort()), message);
        }
    }

    @Test
    void aPortThatAnotherServerOfTheScriptHasIsTaken() {
        assertRuns(
                "true,true",
                """
                const first = await started(net.WebSocketServer());
                const { port } = first;
                const rule = `cannot listen on 127.0.0.1:${port}: `;
                const other = () => started(net.WebSocketServer(), {}, port).catch((error) => error);
                const whereAnyWasAskedFor = await other();
                first.stop();
                await started(first, {}, port);
                const whereItWasAskedFor = await other();
                first.stop();
                return [String(whereAnyWasAskedFor).startsWith(rule), String(whereItWasAskedFor).startsWith(rule)];
                """);
    }

    @Test
    void whatIsWrongIsToldByTheErrorCallback() {
        assertRuns(
                "start: the host 5 is not a string|start: the port \"80\" is not a number"
                        + "|port: 70000 is not a whole number in 0 to 65535"
                        + "|start: it is started already|send: there is no client \"x\"|send: the server is not started"
                        + "|send: it is not connected|connect: the URL 7 is not a string",
                """
                const log = newLog();
                const error = log.add;
                net.WebSocketServer().start(5, 80, { error });
                net.WebSocketServer().start('localhost', '80', { error });
                net.WebSocketServer().start('localhost', 70_000, { error });
                const server = await started(net.WebSocketServer(), { error });
                server.start('localhost', 0, { error });
                server.send('x', 'to whom?');
                server.stop();
                server.send('x', 'to whom?');
                const client = net.WebSocketClient();
                client.connect(7, { error });
                client.send('x');
                const [last] = log.entries.splice(-1, 1);
                log.entries.splice(-1, 0, last);
                return log.entries.join('|');
                """);
    }

    @Test
    void whatCannotBeSentIsAnError() {
        assertRuns(
                "send: 5 is neither a string nor a buffer,send: object is neither a string nor a buffer",
                """
                const log = newLog();
                const server = await started(net.WebSocketServer(), {
                  connected: (id) => server.send(id, 5), error: log.add });
                const client = net.WebSocketClient();
                client.connect(server.url, { connected: () => client.send({}), error: log.add });
                await log.has('send: 5 is neither a string nor a buffer', 'send: object is neither a string nor a buffer');
                server.stop();
                return log.entries.sort();
                """);
    }

    @Test
    void aCallbackThatThrowsDisturbsNobody() {
        assertRuns(
                "caught,second",
                """
                const log = newLog();
                addEventListener('error', (event) => { event.preventDefault(); log.add(event.error.message); }, { once: true });
                const server = await started(net.WebSocketServer(), {
                  message: (id, data) => { if (data === 'first') throw new Error('caught'); log.add(data); } });
                const client = net.WebSocketClient();
                client.connect(server.url, { connected: () => { client.send('first'); client.send('second'); } });
                await log.has('second');
                server.stop();
                return log.entries;
                """);
    }

    @Test
    void constructorsNeedNoNewAndKnowTheirObjects() {
        assertRuns(
                "true,true,[object WebSocketServer],WebSocketEchoServer,TypeError",
                """
                const server = net.WebSocketServer();
                const thrown = (() => { try { net.WebSocketServer.prototype.stop.call({}); } catch (e) { return e.name; } })();
                return [server instanceof net.WebSocketServer, net.WebSocketClient() instanceof net.WebSocketClient,
                  String(server), net.WebSocketEchoServer.name, thrown];
                """);
    }
}
