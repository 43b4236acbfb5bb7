package io.isosocket.url;

import static io.isosocket.url.Parsed.failure;
import static io.isosocket.url.Parsed.url;
import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class Ipv4HostTest {
    @ParameterizedTest
    @CsvSource({
        "127.0.0.1, 127.0.0.1",
        "127.0.0.1., 127.0.0.1",
        "127.1, 127.0.0.1",
        "127.0.257, 127.0.1.1",
        "1.16777215, 1.255.255.255",
        "2130706433, 127.0.0.1",
        "4294967295, 255.255.255.255",
        "0x7f000001, 127.0.0.1",
        "0X7F.1, 127.0.0.1",
        "0177.0.0.01, 127.0.0.1",
        "0, 0.0.0.0",
        "00, 0.0.0.0",
        "0x, 0.0.0.0",
        "1.0x.3, 1.0.0.3",
        "%31, 0.0.0.1",
        "１.２.３.４, 1.2.3.4"
    })
    void everyFormBecomesFourNumbers(String input, String host) {
        assertEquals(host, url("ws://" + input + "/").host());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "256.0.0.1",
                "1.2.3.256",
                "1.2.65536",
                "1.16777216",
                "4294967296",
                "0x100000000",
                "99999999999999999999",
                "1.2.3.4.5",
                "1..2",
                "08",
                "1.2.3.09",
                "a.1",
                "a.0x1",
                "1.2.a.4",
                ".1",
                "a.09."
            })
    void whatEndsInANumberMustBeAnAddress(String host) {
        assertEquals(
                "its host '" + host + "' ends in a number and is no IPv4 address",
                failure("ws://" + host + "/").rule());
    }

    @ParameterizedTest
    @ValueSource(strings = {"1.2.3.4a", "0xg", "1.a", "1e3", "1..", "0x1.x", "-1", "1.2.3.0xg"})
    void whatDoesNotIsADomain(String host) {
        assertEquals(host, url("ws://" + host + "/").host());
    }
}
