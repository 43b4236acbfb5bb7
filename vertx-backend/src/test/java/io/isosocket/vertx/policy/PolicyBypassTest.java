package io.isosocket.vertx.policy;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.isosocket.ConnectionPolicy;
import io.isosocket.ConnectionRules;
import io.isosocket.DOMException;
import io.isosocket.WebSocket;
import io.isosocket.WebSocketFailure;
import io.isosocket.WebSocketFailure.Kind;
import io.isosocket.WebSocketFailure.Phase;
import io.isosocket.WebSocketOptions;
import io.isosocket.vertx.peer.ObservedSocket;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** URLs that try to get around a policy, through the constructor that everybody uses. */
class PolicyBypassTest {

    private static final ConnectionPolicy NO_PRIVATE_ADDRESSES =
            ConnectionRules.builder().denyPrivateAddresses().build();

    private static final ConnectionPolicy NO_EVIL =
            ConnectionRules.builder().deny("*://*.evil.example").build();

    private static final ConnectionPolicy CHAT_ALONE =
            ConnectionRules.builder().allow("wss://good.example/chat/*").build();

    private static WebSocketFailure assertDenied(String url, ConnectionPolicy policy) {
        WebSocketOptions options = WebSocketOptions.builder().policy(policy).build();
        WebSocketFailure failure = ObservedSocket.of(url, options).awaitFailure();
        assertEquals(Kind.PERMISSION_DENIED, failure.kind(), failure::toString);
        assertEquals(Phase.PREPARE, failure.phase());
        assertFalse(failure.retryable());
        return failure;
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                // Forms of 127.0.0.1
                "ws://127.0.0.1/",
                "ws://127.1/",
                "ws://127.0.1/",
                "ws://127.0.0.1./",
                "ws://2130706433/",
                "ws://0x7f000001/",
                "ws://0x7f.0.0.1/",
                "ws://0X7F.1/",
                "ws://0x7f.0x0.0x0.0x1/",
                "ws://0177.0.0.1/",
                "ws://0177.1/",
                "ws://017700000001/",
                "ws://00000177.0.0.01/",
                "ws://１２７.０.０.１/",
                "ws://127。0。0。1/",
                "ws://127．0．0．1/",
                "ws://①②⑦.0.0.1/",
                "ws://%31%32%37.0.0.1/",
                "ws://127%2e0%2E0%2e1/",
                "ws://127.0.0.%EF%BC%91/",
                "ws://127.255.255.254/",
                // Around it
                "ws://user:password@127.0.0.1/",
                "ws://good.example@127.0.0.1/",
                "ws://good.example:80@127.0.0.1/",
                "ws://good.example%2F@127.0.0.1/",
                "ws://a@b@127.0.0.1/",
                "WS://127.0.0.1/",
                "http://127.0.0.1/",
                "https://127.0.0.1/",
                "wss://127.0.0.1/",
                "ws:\\\\127.0.0.1\\",
                "ws:127.0.0.1",
                "ws:////127.0.0.1/",
                "  ws://127.0.0.1/ ",
                "w\ts://127.0.\n0.1/",
                "ws://127.0.0.1:/",
                "ws://127.0.0.1:0081/",
                "ws://127.0.0.1:65535/",
                // Names of the loopback interface
                "ws://localhost/",
                "ws://LocalHost/",
                "ws://localhost./",
                "ws://a.b.localhost/",
                "ws://loc%61lhost/",
                "ws://ｌｏｃａｌｈｏｓｔ/",
                "ws://ⓛⓞⓒⓐⓛⓗⓞⓢⓣ/",
                "ws://loc\u00ADal\u200Bhost/",
                // Other addresses of no public host
                "ws://0/",
                "ws://0.0.0.0/",
                "ws://0x0/",
                "ws://10.0.0.1/",
                "ws://0xa000001/",
                "ws://012.1/",
                "ws://100.64.0.1/",
                "ws://169.254.169.254/",
                "ws://2852039166/",
                "ws://0xa9fea9fe/",
                "ws://0251.0376.0251.0376/",
                "ws://172.16.0.1/",
                "ws://192.168.1.1/",
                "ws://3232235777/",
                "ws://198.18.0.1/",
                "ws://224.0.0.1/",
                "ws://255.255.255.255/",
                "ws://0xffffffff/",
                // IPv6
                "ws://[::1]/",
                "ws://[0:0:0:0:0:0:0:1]/",
                "ws://[0000::0001]:81/",
                "ws://[::]/",
                "ws://[::ffff:127.0.0.1]/",
                "ws://[::FFFF:7F00:1]/",
                "ws://[0:0:0:0:0:ffff:7f00:0001]/",
                "ws://[::127.0.0.1]/",
                "ws://[::7f00:1]/",
                "ws://[::ffff:0:127.0.0.1]/",
                "ws://[64:ff9b::127.0.0.1]/",
                "ws://[64:ff9b::a9fe:a9fe]/",
                "ws://[64:ff9b:1::7f00:1]/",
                "ws://[2002:7f00:1::]/",
                "ws://[2002:a9fe:a9fe::1]/",
                "ws://[2001:0:4136:e378:8000:63bf:3fff:fdd2]/",
                "ws://[fe80::1]/",
                "ws://[fc00::1]/",
                "ws://[fdff:ffff::1]/",
                "ws://[fec0::1]/",
                "ws://[ff02::1]/"
            })
    void noFormOfAnAddressGetsAroundTheRuleAboutAddresses(String url) {
        assertDenied(url, NO_PRIVATE_ADDRESSES);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "ws://evil.example/",
                "wss://evil.example/",
                "https://evil.example/",
                "ws://EVIL.Example/",
                "ws://evil.example./",
                "ws://sub.evil.example./",
                "ws://%65vil.example/",
                "ws://ｅvil.example/",
                "ws://evil。example/",
                "ws://evil.ex\u00ADample/",
                "ws://ev\u200Bil.example/",
                "ws://ⓔⓥⓘⓛ.example/",
                "ws://evil.example:81/",
                "ws://evil.example:00443/",
                "ws://good.example@evil.example/",
                "ws://good.example:pw@evil.example/",
                "ws:\\\\evil.example/",
                "ws:evil.example",
                "ws://ev\til.exam\nple/"
            })
    void noFormOfANameGetsAroundTheRuleThatDeniesIt(String url) {
        assertDenied(url, NO_EVIL);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "wss://good.example@evil.example/chat/x",
                "wss://good.example:pw@evil.example/chat/x",
                "wss://good.example.evil.example/chat/x",
                "wss://evilgood.example/chat/x",
                "wss://evil.example\\@good.example/chat/x",
                "wss://evil.example/?wss://good.example/chat/x",
                "wss://evil.example/wss://good.example/chat/x",
                "wss://g\u043E\u043Ed.example/chat/x",
                "ws://good.example/chat/x",
                "http://good.example/chat/x",
                "ws://good.example:443/chat/x",
                "wss://good.example:444/chat/x",
                "wss://good.example/",
                "wss://good.example/chat",
                "wss://good.example/CHAT/x",
                "wss://good.example/chat/../admin",
                "wss://good.example/chat/%2e%2E/admin",
                "wss://good.example/chat/..\\admin",
                "wss://good.example/chat/..%2fadmin",
                "wss://good.example/chat/..%5cadmin",
                "wss://good.example/chat/%252e%252e%252fadmin",
                "wss://good.example/admin%2f..%2fchat/x",
                "wss://good.example//chat/x",
                "wss://good.example/%63hat/../admin"
            })
    void nothingElseThanWhatIsAllowedGetsThrough(String url) {
        assertDenied(url, CHAT_ALONE);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "ws://127.0.0.256/",
                "ws://0x7f.0.0.0.1/",
                "ws://127.0.0.08/",
                "ws://1.2.3.4.5/",
                "ws://good.example%00@127.0.0.1:x/",
                "ws://127.0.0.1%00/",
                "ws://127.0.0.1%40good.example/",
                "ws://[::1%25lo]/",
                "ws://[::1%lo]/",
                "ws://[::ffff:127.1]/",
                "ws://[::1]good.example/",
                "ws://127.0.0.1:0x50/",
                "ws://127.0.0.1:+80/",
                "ws://127.0.0.1:65616/",
                "ws:///",
                "ws://evil.example#@good.example/",
                "file://127.0.0.1/",
                "gopher://127.0.0.1/"
            })
    void whatIsNoUrlOfAWebSocketIsASyntaxError(String url) {
        assertEquals(
                "SyntaxError",
                assertThrows(DOMException.class, () -> new WebSocket(url)).name());
    }

    @Test
    void whereConnectionsAreSwitchedOffNoneIsMade() {
        WebSocketFailure failure = assertDenied(
                "wss://good.example/", ConnectionRules.builder().denyAll().build());
        assertEquals("the policy refuses websocket.connect: denyAll", failure.getMessage());
    }

    @Test
    void aRefusalIsLoggedWithItsRuleAndWithoutSecrets() {
        List<LogRecord> records = new CopyOnWriteArrayList<>();
        Logger logger = Logger.getLogger(ConnectionPolicy.class.getName());
        Handler handler = new Handler() {
            @Override
            public void publish(LogRecord record) {
                records.add(record);
            }

            @Override
            public void flush() {}

            @Override
            public void close() {}
        };
        logger.addHandler(handler);
        try {
            assertDenied("wss://user:password@evil.example:81/path?token=t", NO_EVIL);
        } finally {
            logger.removeHandler(handler);
        }
        assertTrue(
                records.stream().anyMatch(record -> record.getMessage()
                        .equals("websocket.connect.url refused for wss://evil.example:81:"
                                + " deny *://*.evil.example is for wss://evil.example:81/path")),
                () -> records.stream().map(LogRecord::getMessage).toList().toString());
    }
}
