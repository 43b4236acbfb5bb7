package io.isosocket;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.InetAddress;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ConnectionRulesTest {

    private static final String URL = "wss://a.example/";

    private static InetAddress address(String literal) {
        return AddressRange.address("test", literal);
    }

    @Test
    void withoutRulesEverythingIsAllowed() {
        ConnectionRules rules = ConnectionRules.builder().build();
        assertEquals(Optional.empty(), rules.refusal());
        assertEquals(Optional.empty(), rules.refusal("ws://127.0.0.1/"));
        assertEquals(Optional.empty(), rules.refusal("ws://127.0.0.1/", address("127.0.0.1"), 80));
        assertEquals(Optional.empty(), rules.refusalAtProxy(URL, "a.example", 443));
    }

    @Test
    void anEmptyListAllowsNothing() {
        ConnectionRules rules = ConnectionRules.builder().allow().build();
        assertEquals(Optional.of("allow nothing is not for " + URL), rules.refusal(URL));
    }

    @Test
    void theRuleThatRefusesIsNamed() {
        ConnectionRules rules = ConnectionRules.builder()
                .denyAll()
                .requireTls()
                .allow("*://*.example", "wss://b.test")
                .deny("*://evil.example/x*")
                .denyAddresses("192.0.2.0/24")
                .denyPrivateAddresses()
                .build();
        assertEquals(Optional.of("denyAll"), rules.refusal());
        assertEquals(
                Optional.of("requireTls: ws://a.example/ is not wss"),
                rules.refusal("ws://user:pw@a.example/?token=t"));
        assertEquals(
                Optional.of("deny *://evil.example/x* is for wss://evil.example:8443/xy"),
                rules.refusal("wss://evil.example:8443/xy"));
        assertEquals(
                Optional.of("allow *://*.example, wss://b.test is not for wss://c.test/"),
                rules.refusal("wss://c.test/"));
        assertEquals(
                Optional.of("denyAddresses 192.0.2.0/24 is for 192.0.2.7"),
                rules.refusal(URL, address("192.0.2.7"), 443));
        assertEquals(
                Optional.of("denyPrivateAddresses: 127.0.0.1 is in 127.0.0.0/8, loopback (RFC 1122)"),
                rules.refusal(URL, address("127.0.0.1"), 443));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "0.0.0.0",
                "10.255.255.255",
                "100.64.0.1",
                "100.127.255.255",
                "127.255.255.254",
                "169.254.169.254",
                "172.16.0.0",
                "172.31.255.255",
                "192.168.1.1",
                "198.19.0.1",
                "224.0.0.1",
                "255.255.255.255",
                "::",
                "::1",
                "::ffff:10.0.0.1",
                "::127.0.0.1",
                "::ffff:0:127.0.0.1",
                "64:ff9b::10.0.0.1",
                "64:ff9b:1::1",
                "2002:7f00:1::",
                "2002:a9fe:a9fe::1",
                "2001:0:4136:e378:8000:63bf:3fff:fdd2",
                "fc00::1",
                "fdff::1",
                "fe80::1",
                "febf::1",
                "fec0::1",
                "ff02::1"
            })
    void addressesOfNoPublicHostAreRefused(String literal) {
        ConnectionRules rules = ConnectionRules.builder().denyPrivateAddresses().build();
        assertTrue(rules.refusal(URL, address(literal), 443).isPresent());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "1.1.1.1",
                "9.255.255.255",
                "11.0.0.0",
                "100.63.255.255",
                "100.128.0.0",
                "126.255.255.255",
                "128.0.0.0",
                "172.15.255.255",
                "172.32.0.0",
                "223.255.255.255",
                "2606:4700::1111",
                "64:ff9b::1.1.1.1",
                "2002:101:101::1",
                "2a00::1"
            })
    void addressesOfPublicHostsAreNot(String literal) {
        ConnectionRules rules = ConnectionRules.builder().denyPrivateAddresses().build();
        assertEquals(Optional.empty(), rules.refusal(URL, address(literal), 443));
    }

    @Test
    void aRangeCanBeTakenOutUnlessItIsDeniedByName() {
        ConnectionRules rules = ConnectionRules.builder()
                .denyPrivateAddresses()
                .allowAddresses("10.1.0.0/16", "::1")
                .denyAddresses("10.1.2.0/24")
                .build();
        assertEquals(Optional.empty(), rules.refusal(URL, address("10.1.0.1"), 443));
        assertEquals(Optional.empty(), rules.refusal(URL, address("::1"), 443));
        assertTrue(rules.refusal(URL, address("10.1.2.3"), 443).isPresent());
        assertTrue(rules.refusal(URL, address("10.2.0.1"), 443).isPresent());
        assertTrue(rules.refusal(URL, address("64:ff9b::10.1.2.3"), 443).isPresent());
    }

    @Test
    void namesAreRefusedAtAProxyWhereAddressesMatter() {
        ConnectionRules.Builder rules = ConnectionRules.builder().denyPrivateAddresses();
        assertEquals(
                Optional.of("the proxy would resolve a.example, so that its addresses cannot be looked at"),
                rules.build().refusalAtProxy(URL, "a.example", 443));
        assertEquals(Optional.empty(), rules.allowNamesAtProxy().build().refusalAtProxy(URL, "a.example", 443));
    }

    @ParameterizedTest
    @CsvSource({
        "localhost, is not an IP address",
        "0x7f.0.0.1, is not an IP address",
        "010.0.0.0/8, is not an IP address",
        "10.0.0.0/33, is not in 0 to 32",
        "10.0.0.0/, is not in 0 to 32",
        "fc00::/129, is not in 0 to 128",
        "10.0.0.1/8, has bits behind its prefix",
        "1:2, is not an IP address",
        "fe80::1%eth0, is not an IP address"
    })
    void anotherFormOfRangeIsRefused(String range, String why) {
        ConnectionRules.Builder rules = ConnectionRules.builder();
        String message = String.valueOf(assertThrows(IllegalArgumentException.class, () -> rules.denyAddresses(range))
                .getMessage());
        assertTrue(message.startsWith("denyAddresses: ") && message.contains(range) && message.contains(why), message);
    }
}
