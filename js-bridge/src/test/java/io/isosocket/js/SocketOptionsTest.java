package io.isosocket.js;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.isosocket.CloseCodeRule;
import io.isosocket.WebSocketOptions;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import org.junit.jupiter.api.Test;

/** What the host's options for WebSockets do not change for a script. */
class SocketOptionsTest {

    @Test
    void theRuleForCloseCodesStaysTheBrowsers() throws IOException {
        JsRuntimeOptions options = JsRuntimeOptions.builder()
                .sockets(WebSocketOptions.builder()
                        .closeCodeRule(CloseCodeRule.PROTOCOL)
                        .build())
                .build();
        try (ServerSocket silent = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
                Realm realm = new Realm(options)) {
            String thrown = realm.thrownBy("new WebSocket('ws://127.0.0.1:" + silent.getLocalPort() + "').close(1001)");
            assertTrue(thrown.startsWith("InvalidAccessError"), thrown);
        }
    }

    @Test
    void theGlobalHasTheBrowsersMembersAlone() {
        try (Realm realm = new Realm()) {
            assertEquals(
                    "",
                    realm.eval("['ping', 'pong', 'onping', 'onpong', 'drained', 'bufferedAmountLowThreshold',"
                                    + " 'onbufferedamountlow'].filter((name) => name in WebSocket.prototype).join()")
                            .asString());
        }
    }
}
