package io.isosocket.vertx.wire;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Which codes a close frame may carry, received and sent. */
class CloseCodeTest {

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 999, 1004, 1005, 1006, 1015, 1016, 1100, 2000, 2999, 5000, 40000, 65535})
    void aCodeThatIsNotForTheWireIsAViolation(int code) {
        try (WireTester tester = new WireTester(Role.CLIENT)) {
            tester.receive(PeerFrame.closeWith(code));
            assertEquals(List.of("close 1002"), tester.sent());
            assertEquals(List.of("failed PROTOCOL OPEN"), tester.events());
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {1000, 1001, 1003, 1007, 1011, 1012, 1013, 1014, 3000, 3999, 4000, 4999})
    void aCodeForTheWireIsAnsweredWithItself(int code) {
        try (WireTester tester = new WireTester(Role.CLIENT)) {
            tester.receive(PeerFrame.closeWith(code));
            assertEquals(List.of("close " + code), tester.sent());
            assertEquals(List.of("closing " + code), tester.events());
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 999, 1004, 1006, 1015, 2999, 5000, 65536, -1})
    void aCodeThatIsNotForTheWireIsNotSent(int code) {
        try (WireTester tester = new WireTester(Role.SERVER)) {
            var refusal = assertThrows(IllegalArgumentException.class, () -> tester.codec.close(code, ""));
            assertEquals("the close code " + code + " is not for the wire", refusal.getMessage());
            assertEquals(List.of(), tester.sent());
        }
    }

    @Test
    void aReasonHasItsLimitAndNeedsACode() {
        String most = "é".repeat(61) + "x";
        assertEquals(125, new ClosePayload(1000, most).encode().length);
        assertThrows(IllegalArgumentException.class, () -> new ClosePayload(1000, most + "x").encode());
        assertThrows(IllegalArgumentException.class, () -> new ClosePayload(1005, "x").encode());
        assertArrayEquals(new byte[0], new ClosePayload(1005, "").encode());
    }
}
