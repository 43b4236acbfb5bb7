package io.isosocket.js;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** The module {@code isosocket:ws}: its servers and clients with each other. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class WsModuleTest {

    private final Realm realm = new Realm(JsRuntimeOptions.builder()
            .builtinGlobal("ws")
            .serverRules(ServerRules.TRUSTED)
            .build());

    @BeforeAll
    void defineHelpers() {
        realm.eval(
                """
                globalThis.WebSocket = ws.WebSocket;
                globalThis.once = (emitter, name) => new Promise((resolve) => {
                  emitter.once(name, (...args) => resolve(args));
                });
                globalThis.serve = async (options = {}) => {
                  const server = new ws.WebSocketServer({ port: 0, ...options });
                  await once(server, 'listening');
                  server.url = `ws://127.0.0.1:${server.address().port}`;
                  return server;
                };
                globalThis.stopped = (server) => new Promise((resolve) => server.close(resolve));
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
    void messagesAreBytesWithTheirText() {
        assertRuns(
                "héllo,false,true,68c3a96c6c6f,aMOpbGxv|1 2 255,true",
                """
                const server = await serve();
                server.on('connection', (socket) => {
                  socket.on('message', (data, isBinary) => socket.send(data, { binary: isBinary }));
                });
                const client = new WebSocket(server.url);
                await once(client, 'open');
                client.send('héllo');
                const [text, textIsBinary] = await once(client, 'message');
                client.send(new Uint8Array([1, 2, 255]));
                const [bytes, bytesAreBinary] = await once(client, 'message');
                await stopped(server);
                return [`${text}`, textIsBinary, text instanceof Uint8Array, text.toString('hex'), text.toString('base64')]
                  + '|' + [[...bytes].join(' '), bytesAreBinary];
                """);
    }

    @Test
    void aBroadcastGoesToAllClientsThatAreOpen() {
        assertRuns(
                "2,hello,hello",
                """
                const server = await serve();
                server.on('connection', (socket) => {
                  socket.on('message', (data, isBinary) => {
                    server.clients.forEach((client) => {
                      if (client.readyState === WebSocket.OPEN) {
                        client.send(data, { binary: isBinary });
                      }
                    });
                  });
                });
                const clients = [new WebSocket(server.url), new WebSocket(server.url)];
                await Promise.all(clients.map((client) => once(client, 'open')));
                const { size } = server.clients;
                const heard = Promise.all(clients.map((client) => once(client, 'message')));
                clients[0].send('hello');
                const texts = (await heard).map(([data]) => data.toString());
                await stopped(server);
                return [size, ...texts];
                """);
    }

    @Test
    void theRequestTellsTheAddressThePathAndTheHeaders() {
        assertRuns(
                "127.0.0.1,/chat?room=1,10.0.0.1,secret",
                """
                const server = await serve({ path: '/chat' });
                const connected = once(server, 'connection');
                const client = new WebSocket(`${server.url}/chat?room=1`,
                  { headers: { 'X-Forwarded-For': '10.0.0.1, 10.0.0.2', 'X-Token': 'secret' } });
                const [, request] = await connected;
                await once(client, 'open');
                await stopped(server);
                return [request.socket.remoteAddress, request.url,
                  request.headers['x-forwarded-for'].split(',')[0].trim(), request.headers['x-token']];
                """);
    }

    @Test
    void whoAnswersNoPingIsTerminated() {
        assertRuns(
                "true,1006,0",
                """
                const server = await serve();
                const connected = once(server, 'connection');
                const client = new WebSocket(server.url, { autoPong: false });
                const [socket] = await connected;
                const closed = once(socket, 'close');
                socket.isAlive = true;
                socket.on('pong', () => { socket.isAlive = true; });
                const pinged = once(client, 'ping');
                socket.isAlive = false;
                socket.ping();
                await pinged;
                const dead = !socket.isAlive;
                socket.terminate();
                const [code] = await closed;
                const { size } = server.clients;
                await stopped(server);
                return [dead, code, size];
                """);
    }

    @Test
    void whoAnswersIsAlive() {
        assertRuns(
                "beat",
                """
                const server = await serve();
                const connected = once(server, 'connection');
                const client = new WebSocket(server.url);
                const [socket] = await connected;
                const ponged = once(socket, 'pong');
                socket.ping('beat');
                const [data] = await ponged;
                client.terminate();
                await once(client, 'close');
                await stopped(server);
                return data;
                """);
    }

    @Test
    void closeTellsCodeAndReasonOnBothSides() {
        assertRuns(
                "4000 bye,4000 bye,1005 ",
                """
                const server = await serve();
                const end = async (how) => {
                  const connected = once(server, 'connection');
                  const client = new WebSocket(server.url);
                  const [socket] = await connected;
                  await once(client, 'open');
                  const ends = Promise.all([once(client, 'close'), once(socket, 'close')]);
                  how(client);
                  return (await ends).map(([code, reason]) => `${code} ${reason}`);
                };
                const withCode = await end((client) => client.close(4000, 'bye'));
                const [without] = await end((client) => client.close());
                await stopped(server);
                return [...withCode, without];
                """);
    }

    @Test
    void clientsAreVerifiedAndProtocolsChosen() {
        assertRuns(
                "b,401,400,HANDSHAKE_REFUSED",
                """
                const server = await serve({
                  path: '/a',
                  verifyClient: ({ req }, done) => done(req.headers['x-token'] === 'right'),
                  handleProtocols: (protocols) => [...protocols].at(-1),
                });
                const refused = async (url, options) => (await once(new WebSocket(url, options), 'error'))[0];
                const client = new WebSocket(`${server.url}/a`, ['a', 'b'], { headers: { 'X-Token': 'right' } });
                await once(client, 'open');
                const wrongToken = await refused(`${server.url}/a`, { headers: { 'X-Token': 'wrong' } });
                const wrongPath = await refused(`${server.url}/b`);
                await stopped(server);
                return [client.protocol, wrongToken.status, wrongPath.status, wrongPath.detail];
                """);
    }

    @Test
    void aPortThatIsTakenIsAnErrorEvent() {
        assertRuns(
                "EADDRINUSE,true",
                """
                const server = await serve();
                const { port } = server.address();
                const [error] = await once(new ws.WebSocketServer({ port }), 'error');
                await stopped(server);
                return [error.code, error.message.includes(String(port))];
                """);
    }

    @Test
    void theBrowsersWayToListenIsThereToo() {
        assertRuns(
                "open,message hi,close 1001 true",
                """
                const log = [];
                const server = await serve();
                server.on('connection', (socket) => socket.send('hi'));
                const client = new WebSocket(server.url);
                client.onopen = ({ type }) => log.push(type);
                client.addEventListener('message', ({ data }) => { log.push(`message ${data}`); server.close(); });
                await new Promise((resolve) => {
                  client.onclose = ({ type, code, wasClean }) => { log.push(`${type} ${code} ${wasClean}`); resolve(); };
                });
                return log;
                """);
    }

    @Test
    void whatIsWrongNamesTheValueAndTheRule() {
        assertRuns(
                "TypeError: port: undefined is not a number,TypeError: noServer: there is no such option here;"
                        + " there are: port; host; path; perMessageDeflate; maxPayload; verifyClient; handleProtocols;"
                        + " clientTracking,RangeError: port: 70000 is not a whole number in 0 to 65535,"
                        + "Error: WebSocket is not open: readyState 0 (CONNECTING)",
                """
                const thrown = (run) => {
                  try { return run(); } catch (error) { return String(error).replace(/, (?=[a-z])/g, '; '); }
                };
                const server = await serve();
                const results = [
                  thrown(() => new ws.WebSocketServer({})),
                  thrown(() => new ws.WebSocketServer({ noServer: true })),
                  thrown(() => new ws.WebSocketServer({ port: 70000 })),
                  thrown(() => new WebSocket(server.url).send('early')),
                ];
                await stopped(server);
                return results;
                """);
    }

    @Test
    void aSendAfterTheEndIsToldToItsCallback() {
        assertRuns(
                "sent,WebSocket is not open: readyState 3 (CLOSED)",
                """
                const server = await serve();
                const client = new WebSocket(server.url);
                await once(client, 'open');
                const send = () => new Promise((resolve) => {
                  client.send('x', (error) => resolve(error === undefined ? 'sent' : error.message));
                });
                const first = await send();
                client.close();
                await once(client, 'close');
                const second = await send();
                await stopped(server);
                return [first, second];
                """);
    }
}
