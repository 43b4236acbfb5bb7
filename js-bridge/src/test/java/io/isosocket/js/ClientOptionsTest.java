package io.isosocket.js;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.isosocket.ConnectionPolicy;
import io.isosocket.WebSocketOptions;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The options of {@code connect} in {@code isosocket:websocket}: each refusal, and what goes over the wire. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ClientOptionsTest {

    private final Realm trusted =
            new Realm(options().clientRules(ClientRules.TRUSTED).build());
    private final Realm untrusted = new Realm(options().build());

    @AfterAll
    void stop() {
        trusted.close();
        untrusted.close();
    }

    private static JsRuntimeOptions.Builder options() {
        return JsRuntimeOptions.builder().builtinGlobal("websocket").builtinGlobal("errors");
    }

    private static String refusal(Realm realm, String options) {
        return realm.run("const e = await websocket.connect('ws://127.0.0.1/', " + options
                + ").catch((e) => e); return `${e.kind} ${e.detail} ${e.retryable} ${e.message}`");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            textBlock =
                    """
            { nothing: 1 } | nothing: there is no such option; there are: headers, protocols, dialTimeout
            7 | the options: 7 is not an object
            { dialTimeout: -1 } | dialTimeout: -1 is not in 0 to 365 days
            { dial_timeout: '-5s' } | dial_timeout: "-5s" is not in 0 to 365 days
            { readTimeout: '9000h' } | readTimeout: "9000h" is not in 0 to 365 days
            { writeTimeout: '5 s' } | writeTimeout: "5 s" is neither a number of milliseconds nor a duration
            { handshakeTimeout: NaN } | handshakeTimeout: NaN is neither a number of milliseconds nor a duration
            { closeTimeout: 0 } | closeTimeout: 0 is not in 1 ms to 365 days
            { keepAlive: null } | keepAlive: null is neither a number of milliseconds nor a duration
            { keepAliveMisses: 0 } | keepAliveMisses: 0 is not a whole number in 1 to 2147483647
            { compression: 3 } | compression: 3 is not a whole number in 0 to 2 (COMPRESSION.DISABLED
            { compressionLevel: 10 } | compressionLevel: 10 is not a whole number in 0 to 9
            { compression_threshold: 104857601 } | compression_threshold: 104857601 is not a whole number in 0 to 104857600
            { readLimit: 134217729 } | readLimit: 134217729 is not a whole number in 0 to 134217728
            { read_limit: '1' } | read_limit: "1" is not a whole number in 0 to 134217728
            { channelCapacity: 0 } | channelCapacity: 0 is not a whole number in 1 to 10000
            { channel_capacity: 10001 } | channel_capacity: 10001 is not a whole number in 1 to 10000
            { maxHandshakeHeaderSize: 255 } | maxHandshakeHeaderSize: 255 is not a whole number in 256 to 16777216
            { queueLimit: 0 } | queueLimit: 0 is not a whole number in 1 to 9007199254740991
            { whenQueueFull: 'wait' } | whenQueueFull: "wait" is neither "fail" nor "close"
            { automaticPong: 1 } | automaticPong: 1 is neither true nor false
            { deliverWhileClosing: 'no' } | deliverWhileClosing: "no" is neither true nor false
            { proxy: 8080 } | proxy: 8080 is not a string
            { proxy: 'ftp://x:1' } | proxy: "ftp://x:1" is not SCHEME://
            { proxy: 'http://x:1', noProxy: ['a b/c'] } | noProxy
            { localAddress: 'localhost' } | localAddress: "localhost" is not an IPv4 or IPv6 address
            { localAddress: '999.1.1.1' } | localAddress: "999.1.1.1" is not an IPv4 or IPv6 address
            { ca: [1] } | ca: 1 is not a string
            { ca: 'no/such.pem' } | no/such.pem: there is no such file
            { cert: 'no/such.pem' } | no/such.pem: there is no such file
            { key: 'key.pem' } | key: is given without cert
            { protocols: ['a', 1] } | protocols[1]: 1 is not a string
            { protocols: ['a', 'a'] } | a
            { headers: 'X: 1' } | headers: "X: 1" is not an object of header fields
            { headers: { 'X': {} } } | headers: the value of "X" is neither a string nor a number
            { headers: { Host: 'x' } } | header Host: is the opening handshake's own to set
            { headers: { 'sec-websocket-key': 'x' } } | is the opening handshake's own to set
            { headers: { 'X': 'a\\r\\nb: c' } } | header X: its value has U+000D
            { headers: { 'X\\r\\nY': 'a' } } | is not a token
            { dialTimeout: 1, dial_timeout: 1 } | dial_timeout: is given twice, as dialTimeout too
            """)
    void refusalsNameTheOptionTheValueAndTheRange(String options, String expected) {
        String refusal = refusal(trusted, options);
        assertTrue(refusal.startsWith("INTERNAL INVALID false "), refusal);
        assertTrue(refusal.contains(expected.strip()), refusal);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            textBlock =
                    """
            { headers: { Origin: 'https://a.example' } } | headers: the host does not let this script set Origin
            { headers: { cookie: 'a=b' } } | headers: the host does not let this script set cookie
            { headers: { 'Proxy-Authorization': 'x' } } | headers: the host does not let this script set Proxy-Authorization
            { proxy: 'http://127.0.0.1:1' } | proxy: the host does not let this script choose one
            { noProxy: '*' } | noProxy: the host does not let this script choose a proxy
            { localAddress: '127.0.0.1' } | localAddress: the host does not let this script choose one
            { ca: 'ca.pem' } | ca: the host does not let this script name files
            { cert: 'a.pem' } | cert: the host does not let this script name files
            { key: 'a.pem' } | key: the host does not let this script name files
            """)
    void whatIsTheHostsIsNotTheScripts(String options, String expected) {
        assertEquals("PERMISSION_DENIED PERMISSION_DENIED false " + expected.strip(), refusal(untrusted, options));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "1",
                "1.5",
                "'1ms'",
                "'1000\u00b5s'",
                "'1000\u03bcs'",
                "'1000000ns'",
                "'.001s'",
                "'1.s'",
                "'+1h30m5.5s'",
                "'8760h'",
                "'8759h59m60s'"
            })
    void durationsAreMillisecondsOrAsGoHasThem(String value) {
        assertFalse(closeTimeoutIsRefused(value));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "0.999",
                "'999us'",
                "'999999ns'",
                "'8760h1ms'",
                "'0'",
                "'1'",
                "''",
                "'1d'",
                "'s'",
                "'1S'",
                "' 1s'",
                "'1e3ms'",
                "Infinity",
                "true",
                "{}",
                "1n"
            })
    void whatIsNoDurationInTheRangeIsRefused(String value) {
        assertTrue(closeTimeoutIsRefused(value));
    }

    private boolean closeTimeoutIsRefused(String value) {
        return refusal(trusted, "{ closeTimeout: " + value + ", proxy: 'http://127.0.0.1:1' }")
                .startsWith("INTERNAL INVALID false closeTimeout: ");
    }

    @Test
    void thePolicyIsTheHosts() {
        ConnectionPolicy closed = new ConnectionPolicy() {
            @Override
            public Optional<String> refusal() {
                return Optional.of("none today");
            }
        };
        JsRuntimeOptions.Builder options = options()
                .clientRules(ClientRules.TRUSTED)
                .sockets(WebSocketOptions.builder().policy(closed).build());
        try (Realm realm = new Realm(options.build())) {
            String refusal = refusal(realm, "{}");
            assertTrue(refusal.startsWith("PERMISSION_DENIED PERMISSION_DENIED false "), refusal);
            assertTrue(refusal.contains("none today"), refusal);
            assertTrue(refusal(realm, "{ policy: null }").contains("policy: there is no such option"));
        }
    }

    @Test
    void headersAndProtocolsGoOverTheWireAndTheRefusalComesBack() throws IOException {
        try (RefusingPeer peer = new RefusingPeer()) {
            String failure = untrusted.run(
                    "const e = await websocket.connect('" + peer.url()
                            + """
                    ', {
                      headers: { Authorization: 'Bearer t', 'X-Many': ['1', 2] },
                      protocols: ['graphql-ws', 'b'],
                      dial_timeout: '10s', read_timeout: 30000, write_timeout: '1.5h',
                      compression: websocket.COMPRESSION.NO_CONTEXT, compression_threshold: 1024, read_limit: 1 << 20,
                      channel_capacity: 16,
                    }).catch((e) => e);
                    return [e.kind, e.detail, e.status, e.headers['x-why'], e.body, e.retryable];
                    """);
            assertEquals("INTERNAL,HANDSHAKE_REFUSED,403,closed,monday,false", failure);
            List<String> head = peer.head();
            assertTrue(head.contains("Authorization: Bearer t"), head::toString);
            assertTrue(head.contains("X-Many: 1") && head.contains("X-Many: 2"), head::toString);
            assertTrue(head.contains("sec-websocket-protocol: graphql-ws, b"), head::toString);
            String extensions = head.stream()
                    .filter(line -> line.startsWith("sec-websocket-extensions:"))
                    .findAny()
                    .orElseThrow();
            assertTrue(extensions.contains("client_no_context_takeover"), extensions);
        }
    }

    @Test
    void compressionDisabledOffersNone() throws IOException {
        try (RefusingPeer peer = new RefusingPeer()) {
            untrusted.run("await websocket.connect('" + peer.url() + "', { compression: 0 })");
            assertFalse(peer.head().stream().anyMatch(line -> line.startsWith("sec-websocket-extensions")));
        }
    }

    @Test
    void aTrustedScriptSetsOriginAndCookieAndGoesThroughAProxy() throws IOException {
        try (RefusingPeer peer = new RefusingPeer()) {
            trusted.run("await websocket.connect('" + peer.url()
                    + "', { headers: { Origin: 'https://a.example', Cookie: 'a=b' }, localAddress: '127.0.0.1' })");
            assertTrue(peer.head().containsAll(List.of("Origin: https://a.example", "Cookie: a=b")));
        }
        try (RefusingPeer proxy = new RefusingPeer()) {
            String failure =
                    trusted.run("const e = await websocket.connect('ws://server.example/', { proxy: 'http://127.0.0.1:"
                            + proxy.port() + "' }).catch((e) => e); return [e.detail, e.status]");
            assertEquals("CONNECT server.example:80 HTTP/1.1", proxy.head().get(0));
            assertEquals("HANDSHAKE_REFUSED,403", failure);
        }
    }

    @Test
    void theLimitOfSocketsHoldsForClientsToo() throws IOException {
        JsRuntimeOptions options =
                options().limits(JsLimits.NONE.withSockets(0)).build();
        try (Realm realm = new Realm(options)) {
            assertEquals(
                    "QuotaExceededError",
                    realm.run("return (await websocket.connect('ws://127.0.0.1/').catch((e) => e)).name"));
        }
    }

    @Test
    void theLimitOfQueuedBytesHoldsForClientsToo() {
        JsRuntimeOptions.Builder options = options().limits(JsLimits.NONE.withQueuedBytes(10));
        try (EchoServing server = new EchoServing();
                Realm realm = new Realm(options.global("url", server.url()).build())) {
            assertEquals(
                    "QuotaExceededError,QuotaExceededError",
                    realm.run(
                            """
                            const client = await websocket.connect(url);
                            return [undefined, websocket.BINARY].map((type) => {
                              try { client.send('x'.repeat(11), type); } catch (e) { return e.name; }
                            });
                            """));
        }
    }

    @Test
    void aFullQueueRefusesTheMessage() {
        try (EchoServing server = new EchoServing();
                Realm realm = new Realm(options().global("url", server.url()).build())) {
            assertEquals(
                    "QuotaExceededError",
                    realm.run("const client = await websocket.connect(url, { queueLimit: 10, whenQueueFull: 'fail' });"
                                    + " client.send('x'.repeat(11))")
                            .split(":", 2)[0]);
        }
    }
}
