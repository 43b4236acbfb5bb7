package io.isosocket.js;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** What clientCreate, serverCreate and their like do where the examples do not go. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class CallbackFunctionsTest {

    private final Realm realm = new Realm(JsRuntimeOptions.builder()
            .builtinGlobal("websocket")
            .serverRules(ServerRules.TRUSTED.withSharedServer("127.0.0.1", 0))
            .build());

    @AfterAll
    void stop() {
        realm.close();
    }

    private void assertRuns(String expected, String body) {
        assertEquals(expected, realm.run(body));
    }

    @Test
    void aSendBeforeItIsOpenIsAnInvalidState() {
        assertRuns(
                "InvalidStateError",
                """
                const client = websocket.clientCreate('ws://127.0.0.1:1/', null, null, null, null);
                try { websocket.clientSend(client, 'too early'); } catch (error) { return error.name; }
                """);
    }

    @Test
    void closeDefaultsTo1001() {
        assertRuns(
                "1001,1001",
                """
                const codes = [];
                for (const close of [(conn) => conn.close(), (conn) => websocket.close(conn)]) {
                  const server = websocket.serverCreate('/going', close);
                  const url = await server.listening;
                  await new Promise((resolve) => websocket.clientCreate(url, null, null, null,
                    (code) => { codes.push(code); resolve(); }));
                  server.close();
                }
                return codes;
                """);
    }

    @Test
    void pathsShareOneServerAndEachIsTakenOnce() {
        assertRuns(
                "true,a,b,InvalidStateError,again",
                """
                const one = websocket.serverCreate('/one', (conn) => conn.send('a'));
                const two = websocket.serverCreate('/two', (conn) => websocket.send(conn, 'b'));
                const urls = [await one.listening, await two.listening];
                const first = (url) => new Promise((resolve) => {
                  const client = websocket.clientCreate(url, null, null, (data) => { resolve(data); client.close(); });
                });
                const seen = [new URL(urls[0]).port === new URL(urls[1]).port, await first(urls[0]), await first(urls[1])];
                try { websocket.serverCreate('/one'); } catch (error) { seen.push(error.name); }
                one.close();
                const again = websocket.serverCreate('/one', (conn) => conn.send('again'));
                seen.push(await first(await again.listening));
                again.close();
                two.close();
                return seen;
                """);
    }

    @Test
    void closingAServerClosesItsConnectionsAlone() {
        assertRuns(
                "1001,still here",
                """
                const one = websocket.serverCreate('/one');
                const two = websocket.serverCreate('/two', null, (conn, data) => conn.send(data));
                const [first, second] = [await one.listening, await two.listening];
                const other = await new Promise((resolve) => {
                  const client = websocket.clientCreate(second, null, () => resolve(client), (data) => client.heard(data));
                });
                const code = await new Promise((resolve) =>
                  websocket.clientCreate(first, null, () => one.close(), null, resolve));
                const heard = await new Promise((resolve) => {
                  other.heard = resolve;
                  websocket.clientSend(other, 'still here');
                });
                two.close();
                return [code, heard];
                """);
    }

    @Test
    void wrongArgumentsAreRefusedByName() {
        assertEquals(
                "TypeError: onInput: 5 is not a function",
                realm.thrownBy("websocket.clientCreate('ws://127.0.0.1:1/', null, null, 5)"));
        assertEquals(
                "TypeError: serverCreate: the path 7 is not a string", realm.thrownBy("websocket.serverCreate(7)"));
        assertEquals(
                "SyntaxError: the path \"ws\" is not a URL's: it begins with a slash, and has no query and no fragment",
                realm.thrownBy("websocket.serverCreate('ws')"));
        assertEquals("TypeError: Illegal invocation", realm.thrownBy("websocket.send({}, 'x')"));
        assertEquals("TypeError: Illegal invocation", realm.thrownBy("websocket.clientSend({}, 'x')"));
    }

    @Test
    void aConnectionTellsWhoItIs() {
        assertRuns(
                "1,127.0.0.1,string,0",
                """
                const seen = await new Promise(async (resolve) => {
                  const server = websocket.serverCreate('/who', (conn) => {
                    resolve([conn.readyState, conn.remoteAddress, typeof conn.id, conn.bufferedAmount]);
                    server.close();
                  });
                  websocket.clientCreate(await server.listening, null);
                });
                return seen;
                """);
    }

    @Test
    void aPathThatIsClosedBeforeItListensSaysSo() {
        assertRuns(
                "AbortError: the path \"/early\" was closed before it listened",
                """
                const server = websocket.serverCreate('/early');
                server.close();
                return server.listening.catch((error) => `${error.name}: ${error.message}`);
                """);
    }
}
