package io.isosocket.url;

import static io.isosocket.url.Parsed.failure;
import static io.isosocket.url.Parsed.url;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class Ipv6HostTest {
    @ParameterizedTest
    @CsvSource({
        "::, ::",
        "::1, ::1",
        "1::, 1::",
        "1:2:3:4:5:6:7:8, 1:2:3:4:5:6:7:8",
        "1:2:3:4:5:6:7::, 1:2:3:4:5:6:7:0",
        "::2:3:4:5:6:7:8, 0:2:3:4:5:6:7:8",
        "FFFF:00ab::, ffff:ab::",
        "0:0:0:0:0:0:0:0, ::",
        "1:0:0:2:0:0:0:3, 1:0:0:2::3",
        "1:0:0:2:0:0:3:4, 1::2:0:0:3:4",
        "0:1:0:1:0:1:0:1, 0:1:0:1:0:1:0:1",
        "::1.2.3.4, ::102:304",
        "::ffff:127.0.0.1, ::ffff:7f00:1",
        "1:2:3:4:5:6:255.255.0.0, 1:2:3:4:5:6:ffff:0"
    })
    void isCompressedAndDialledWithoutBrackets(String input, String host) {
        WebSocketUrl url = url("ws://[" + input + "]:81/");
        assertEquals(host, url.host());
        assertEquals("[" + host + "]:81", url.hostHeader());
        assertEquals("ws://[" + host + "]:81/", url.href());
    }

    @ParameterizedTest
    @CsvSource({
        "'', has fewer than eight pieces",
        ":, begins with a single colon",
        ":1, begins with a single colon",
        "1:2:3:4:5:6:7, has fewer than eight pieces",
        "1:2:3:4:5:6:7:8:9, has more than eight pieces",
        "1:, ends in a single colon",
        "12345::, has a piece that is not one to four hexadecimal digits",
        "::g, has a piece that is not one to four hexadecimal digits",
        "::1%25eth0, has a piece that is not one to four hexadecimal digits",
        "::1.2.3, has fewer than four numbers in the IPv4 address at its end",
        "::1.2.3.4.5, has something after the IPv4 address at its end",
        "::1.2.3.256, has a number over 255 in the IPv4 address at its end",
        "::1.2.3.01, has a leading zero in the IPv4 address at its end",
        "::1..2.3, has an empty part in the IPv4 address at its end",
        "::.1, has a dot with no number before it",
        "1:2:3:4:5:6:7:1.2.3.4, has no room for an IPv4 address at its end"
    })
    void eachRuleBrokenIsNamed(String input, String broken) {
        assertEquals(
                "the IPv6 address '" + input + "' in its host " + broken,
                failure("ws://[" + input + "]/").rule());
    }

    @Test
    void twoColonsStandForZerosOnce() {
        assertEquals(
                "the IPv6 address '1::2::3' in its host has '::' twice",
                failure("ws://[1::2::3]/").rule());
    }

    @Test
    void bracketMustBeClosedAtTheEnd() {
        assertEquals(
                "the IPv6 address in its host has no closing bracket",
                failure("ws://[::1").rule());
        assertEquals(
                "the IPv6 address in its host has no closing bracket",
                failure("ws://[::1]x").rule());
        assertTrue(failure("ws://x[::1]").rule().contains("forbidden character U+005B"));
    }
}
