package io.isosocket;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ConnectToTest {

    @Test
    void readsTheFormOfCurl() {
        assertEquals(
                new ConnectTo("example.org", 443, "127.0.0.1", 8443),
                ConnectTo.parse("Example.org:443:127.0.0.1:8443"));
        assertEquals(new ConnectTo("::1", 80, "fe80::2", 81), ConnectTo.parse("[::1]:80:[fe80::2]:81"));
        assertEquals(new ConnectTo("", 0, "", 0), ConnectTo.parse(":::"));
        assertEquals(new ConnectTo("", 0, "::1", 0), ConnectTo.parse("::[::1]:"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "a", "a:1", "a:1:b", "a:1:b:2:", "a:x:b:2", "a:1:b:-2", "::1:80:b:2", "a:123456:b:2"})
    void anotherFormIsRefusedByName(String text) {
        String message = String.valueOf(assertThrows(IllegalArgumentException.class, () -> ConnectTo.parse(text))
                .getMessage());
        assertTrue(message.contains("\"" + text + "\"") && message.contains("HOST:PORT:ADDRESS:PORT"), message);
    }

    @Test
    void portOutOfRangeIsRefused() {
        String message = assertThrows(IllegalArgumentException.class, () -> ConnectTo.parse("a:1:b:65536"))
                .getMessage();
        assertEquals("connectTo: addressPort 65536 is not in 0 to 65535", message);
        assertThrows(IllegalArgumentException.class, () -> new ConnectTo("a", -1, "b", 2));
    }

    @Test
    void emptyPartsMatchAny() {
        assertTrue(ConnectTo.parse(":::").matches("example.org", 80));
        assertTrue(ConnectTo.parse("EXAMPLE.org::b:").matches("example.org", 80));
        assertFalse(ConnectTo.parse("example.org::b:").matches("www.example.org", 80));
        assertTrue(ConnectTo.parse(":80:b:").matches("example.org", 80));
        assertFalse(ConnectTo.parse(":80:b:").matches("example.org", 443));
    }
}
