package io.isosocket.js;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.isosocket.testing.DeafPort;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** The module {@code isosocket:websocket} over a real server. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ClientModuleTest {

    private final EchoServing server = new EchoServing();
    private final Realm realm = new Realm(JsRuntimeOptions.builder()
            .builtinGlobal("websocket")
            .builtinGlobal("errors")
            .global("url", server.url())
            .build());

    @BeforeAll
    void defineNext() {
        realm.eval("globalThis.next = (target, type) => new Promise((resolve) =>"
                + " target.addEventListener(type, resolve, { once: true })); 0");
    }

    @AfterAll
    void stop() {
        realm.close();
        server.close();
    }

    private void assertRuns(String expected, String body) {
        assertEquals(expected, realm.run(body));
    }

    @Test
    void connectGivesAnOpenClient() {
        assertRuns(
                "1,,arraybuffer,true,[object WebSocketClient]",
                """
                const client = await websocket.connect(url);
                const seen = [client.readyState, client.protocol, client.binaryType, client.url.startsWith(url), `${client}`];
                client.close();
                return seen;
                """);
    }

    @Test
    void modulesImportByNameAndByDefault() {
        assertRuns(
                "true,true,true,true",
                """
                const all = await import('isosocket:websocket');
                const errors = await import('isosocket:errors');
                return [all.default === websocket, all.connect === websocket.connect, errors.is === errors.default.is,
                    Object.isFrozen(websocket)];
                """);
    }

    @Test
    void theGlobalWebSocketGainsNothing() {
        assertRuns(
                "false",
                "return ['ping', 'drained', 'channel', 'failure'].some((name) => name in WebSocket.prototype)");
    }

    @Test
    void theConstantsAreThoseOfThePredecessor() {
        assertRuns(
                "1,2,text,binary,ping,pong,close,{\"DISABLED\":0,\"CONTEXT_TAKEOVER\":1,\"NO_CONTEXT\":2},"
                        + "1000,1001,1002,1003,1005,1006,1007,1008,1009,1011,1012,1013,1014,1010,1015",
                """
                const { TEXT, BINARY, TYPE_TEXT, TYPE_BINARY, TYPE_PING, TYPE_PONG, TYPE_CLOSE, COMPRESSION,
                    CLOSE_CODES: c } = websocket;
                return [TEXT, BINARY, TYPE_TEXT, TYPE_BINARY, TYPE_PING, TYPE_PONG, TYPE_CLOSE,
                    JSON.stringify(COMPRESSION), c.NORMAL, c.GOING_AWAY, c.PROTOCOL_ERROR, c.UNSUPPORTED_DATA,
                    c.NO_STATUS, c.ABNORMAL_CLOSURE, c.INVALID_PAYLOAD, c.POLICY_VIOLATION, c.MESSAGE_TOO_BIG,
                    c.INTERNAL_ERROR, c.SERVICE_RESTART, c.TRY_AGAIN_LATER, c.BAD_GATEWAY, c.MANDATORY_EXT,
                    c.TLS_HANDSHAKE];
                """);
    }

    @Test
    void messagesGoOutAsTheTypeSays() {
        assertRuns(
                "a,ArrayBuffer 98,ArrayBuffer 195 169,\u00e9,ArrayBuffer 1 2,ArrayBuffer 3",
                """
                const client = await websocket.connect(url);
                const seen = [];
                client.onmessage = ({ data }) => seen.push(typeof data === 'string' ? data
                    : `ArrayBuffer ${[...new Uint8Array(data)].join(' ')}`);
                client.send('a');
                client.send('b', websocket.BINARY);
                client.send('\u00e9', 'binary');
                client.send(new Uint8Array([195, 169]), websocket.TEXT);
                client.send(new Uint8Array([0, 1, 2]).subarray(1));
                client.send(new Blob([new Uint8Array([3])]), websocket.BINARY);
                while (seen.length < 6) await next(client, 'message');
                client.close();
                return seen;
                """);
    }

    @Test
    void whatCannotBeSentIsRefused() {
        assertRuns(
                """
                TypeError: send: the type 3 is neither TEXT (1) nor BINARY (2)
                TypeError: send: the bytes of a text message are not UTF-8
                TypeError: send: a Blob goes out as a binary message only
                TypeError: Illegal invocation""",
                """
                const client = await websocket.connect(url);
                const thrown = [() => client.send('x', 3), () => client.send(new Uint8Array([255]), websocket.TEXT),
                    () => client.send(new Blob(['x']), websocket.TEXT), () => client.send.call({}, 'x')]
                    .map((call) => { try { call(); return 'nothing'; } catch (error) { return String(error); } });
                client.close();
                return thrown.join('\\n');
                """);
    }

    @Test
    void pingsGiveTheRoundTripAndPongsAreSeen() {
        assertRuns(
                "true,true,true,9 8,RangeError: ping: 126 bytes are not in 0 to 125, what a control frame holds",
                """
                const client = await websocket.connect(url);
                const first = await client.ping();
                const pong = next(client, 'pong');
                const second = await client.ping(new Uint8Array([9, 8]));
                const third = await client.ping('text');
                const { data } = await pong;
                const tooLong = await client.ping('x'.repeat(126)).catch(String);
                client.close();
                return [first > 0, second > 0, third > 0, [...new Uint8Array(data)].join(' '), tooLong];
                """);
    }

    @Test
    void aPingOfAClosedConnectionIsRejected() {
        assertRuns(
                "WebSocketFailure,INTERNAL,CLOSED,true",
                """
                const client = await websocket.connect(url);
                client.close();
                const failure = await client.ping().catch((error) => error);
                return [failure.name, failure.kind, failure.detail, errors.is(failure, errors.CLOSED)];
                """);
    }

    @Test
    void drainedComesOnceTheBytesAreGone() {
        assertRuns(
                "true,300000,0,true",
                """
                const client = await websocket.connect(url);
                client.bufferedAmountLowThreshold = 10;
                let low = false;
                client.onbufferedamountlow = () => { low = true; };
                client.send(new Uint8Array(300000));
                const queued = client.bufferedAmount;
                await client.drained();
                const left = client.bufferedAmount;
                await client.ping();
                client.close();
                return [client.bufferedAmountLowThreshold === 10, queued, left, low];
                """);
    }

    @Test
    void closeSays1000ByDefaultAndTakesTheProtocolsCodes() {
        assertRuns(
                "1000,1001 away,1014,3000",
                """
                const seen = [];
                for (const args of [[], [1001, 'away'], [websocket.CLOSE_CODES.BAD_GATEWAY], [3000]]) {
                    const client = await websocket.connect(url);
                    const closed = next(client, 'close');
                    client.close(...args);
                    const { code, reason } = await closed;
                    seen.push(`${code} ${reason}`.trim());
                }
                return seen;
                """);
    }

    @Test
    void codesThatNeverGoOutAreRefusedByName() {
        String thrown = realm.run(
                """
                const client = await websocket.connect(url);
                const thrown = [1004, 1005, 1006, 1015, 1016, 2999, 999, 5000, 1000.5, '1000', null].map((code) => {
                    try { client.close(code); return `${code} was taken`; } catch (e) { return `${e.name} ${e.message}`; }
                });
                client.close();
                return thrown.join('\\n');
                """);
        assertEquals(
                11,
                thrown.lines()
                        .filter(line -> line.startsWith("InvalidAccessError close: the code "))
                        .count(),
                thrown);
        assertTrue(thrown.contains("1006 (Abnormal Closure)"), thrown);
        assertTrue(thrown.contains("2999 is in 1016 to 2999"), thrown);
        assertTrue(thrown.contains("1000.5 is not a whole number"), thrown);
    }

    @Test
    void aClientCannotBeConstructed() {
        assertEquals("TypeError: Illegal constructor", realm.thrownBy("new websocket.WebSocketClient(url)"));
        assertEquals("TypeError: Illegal constructor", realm.thrownBy("new errors.WebSocketFailure('x')"));
    }

    @Test
    void failuresAreTyped() {
        try (DeafPort port = new DeafPort()) {
            assertRuns(
                    "WebSocketFailure,INTERNAL,UNREACHABLE,connect,true,true,true,false,false",
                    "const deaf = '" + port.url() + "';"
                            + """
                    const failure = await websocket.connect(deaf).catch((error) => error);
                    return [failure.name, failure.kind, failure.detail, failure.phase, failure.retryable,
                        errors.is(failure, errors.INTERNAL), errors.is(failure, errors.UNREACHABLE),
                        errors.is(failure, errors.PERMISSION_DENIED), errors.is(new Error('x'), errors.INTERNAL)];
                    """);
        }
    }

    @Test
    void aWrongUrlIsInvalid() {
        assertRuns(
                "INVALID INVALID INVALID INVALID",
                """
                const details = [];
                for (const wrong of ['ftp://x/', 'nothing', undefined, 1]) {
                    details.push((await websocket.connect(wrong).catch((error) => error)).detail);
                }
                return details.join(' ');
                """);
    }
}
