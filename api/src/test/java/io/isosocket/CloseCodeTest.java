package io.isosocket;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Which codes may be sent, and which of them {@code close} takes by which rule. */
class CloseCodeTest {

    private static final Set<Integer> UNDER_3000 =
            Set.of(1000, 1001, 1002, 1003, 1007, 1008, 1009, 1010, 1011, 1012, 1013, 1014);

    private final ScriptedBackend backend = new ScriptedBackend();

    private WebSocket open(CloseCodeRule rule) {
        return backend.open(WebSocketOptions.builder().closeCodeRule(rule).build());
    }

    @Test
    void everyCodeMayGoOverTheWireOrNotAsTheRegistrySays() {
        for (int code = 0; code <= 65535; code++) {
            boolean good = UNDER_3000.contains(code) || (code >= 3000 && code <= 4999);
            assertEquals(good, CloseCode.mayGoOverTheWire(code), "code " + code);
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {1000, 1001, 1002, 1003, 1007, 1008, 1009, 1010, 1011, 1012, 1013, 1014, 3000, 4999})
    void protocolRuleTakesWhatMayGoOverTheWire(int code) {
        WebSocket socket = open(CloseCodeRule.PROTOCOL);

        socket.close(code, "why");

        assertEquals(List.of("close " + code + " why"), backend.calls);
    }

    @ParameterizedTest
    @CsvSource({
        "1004, reserved",
        "1005, No Status Rcvd",
        "1006, Abnormal Closure",
        "1015, TLS handshake",
        "1016, 1016 to 2999",
        "2999, 1016 to 2999",
        "999, 1000 to 4999",
        "0, 1000 to 4999",
        "-1, 1000 to 4999",
        "5000, 1000 to 4999",
        "66536, 1000 to 4999"
    })
    void protocolRuleRefusesTheOthersByName(int code, String name) {
        WebSocket socket = open(CloseCodeRule.PROTOCOL);

        DOMException error = assertThrows(DOMException.class, () -> socket.close(code));

        assertEquals("InvalidAccessError", error.name());
        String message = String.valueOf(error.getMessage());
        assertTrue(message.contains(String.valueOf(code)) && message.contains(name), message);
        assertEquals(List.of(), backend.calls);
        assertEquals(WebSocket.OPEN, socket.readyState());
    }

    @Test
    void browserRuleIsTheDefault() {
        assertThrows(DOMException.class, () -> backend.open().close(1001));
        assertThrows(DOMException.class, () -> open(CloseCodeRule.BROWSER).close(1011));
    }
}
