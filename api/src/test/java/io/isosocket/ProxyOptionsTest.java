package io.isosocket;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ProxyOptionsTest {

    private static final ProxyOptions HTTP = ProxyOptions.of(ProxyOptions.Type.HTTP, "proxy.test", 3128);
    private static final ProxyOptions SOCKS = ProxyOptions.of(ProxyOptions.Type.SOCKS5H, "proxy.test", 1080);

    private static String refusal(Executable call) {
        return String.valueOf(assertThrows(IllegalArgumentException.class, call).getMessage());
    }

    @ParameterizedTest
    @CsvSource({
        "http://proxy.test:3128, http://proxy.test:3128",
        "HTTP://Proxy.TEST:3128/, http://proxy.test:3128",
        "socks5://127.0.0.1:1080, socks5://127.0.0.1:1080",
        "socks5h://[::1]:1080, socks5h://[::1]:1080"
    })
    void aUrlIsRead(String url, String shown) {
        ProxyOptions proxy = ProxyOptions.parse(url);
        assertEquals(shown, proxy.toString());
        assertEquals(Optional.empty(), proxy.user());
    }

    @Test
    void credentialsOfAUrlAreDecodedAndNeverShown() {
        ProxyOptions proxy = ProxyOptions.parse("http://us%20er:p%3Aw%40@proxy.test:3128");
        assertEquals(Optional.of("us er"), proxy.user());
        assertEquals("p:w@", proxy.password());
        assertEquals("http://proxy.test:3128", proxy.toString());
        assertEquals("", ProxyOptions.parse("http://user@proxy.test:1").password());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "proxy.test:3128",
                "https://proxy.test:3128",
                "socks4://proxy.test:1080",
                "http://proxy.test",
                "http://proxy.test:3128/path",
                "http://proxy.test:3128?x",
                "http://:3128",
                "http://user:secret@:3128",
                "http://user:secret@proxy test:3128"
            })
    void anotherUrlIsRefusedAndItsPasswordNotShown(String url) {
        String message = refusal(() -> ProxyOptions.parse(url));
        assertTrue(message.startsWith("proxy: "), message);
        assertFalse(message.contains("secret"), message);
    }

    @Test
    void hostAndPortAreChecked() {
        assertTrue(
                refusal(() -> ProxyOptions.of(ProxyOptions.Type.HTTP, "a", 0)).contains("port 0 is not in 1 to 65535"));
        assertTrue(refusal(() -> ProxyOptions.of(ProxyOptions.Type.HTTP, "a", 65_536))
                .contains("65536"));
        for (String host : new String[] {"", "a b", "a/b", "u@a", "a\r\nb", "[::1"}) {
            assertTrue(
                    refusal(() -> ProxyOptions.of(ProxyOptions.Type.HTTP, host, 1))
                            .contains("not a host name"),
                    host);
        }
        assertEquals("::1", ProxyOptions.of(ProxyOptions.Type.HTTP, "[::1]", 1).host());
    }

    @Test
    void credentialsFitTheProtocolAndAreNotShown() {
        String tooLong = "secret".repeat(50);
        assertTrue(refusal(() -> HTTP.credentials("us:er", "secret")).contains("colon"));
        assertTrue(
                refusal(() -> HTTP.credentials("user", "se\r\ncret")).contains("password holds a control character"));
        assertTrue(refusal(() -> SOCKS.credentials("", "secret")).contains("user name is not 1 to 255"));
        assertTrue(refusal(() -> SOCKS.credentials("user", "sécret")).contains("password is not 1 to 255 ASCII"));
        assertFalse(refusal(() -> SOCKS.credentials("user", tooLong)).contains("secret"));
        assertEquals("secrét", HTTP.credentials("user", "secrét").password());
    }

    @ParameterizedTest
    @CsvSource({
        "example.org, example.org, true",
        "example.org, sub.example.org, true",
        ".example.org, example.org, true",
        "*.example.org, sub.example.org, true",
        "EXAMPLE.org., example.org, true",
        "example.org, example.org., true",
        "example.org, badexample.org, false",
        "*, anything.test, true",
        "*, ::1, true",
        "10.0.0.0/8, 10.1.2.3, true",
        "10.0.0.0/8, 11.1.2.3, false",
        "10.0.0.0/8, ten.test, false",
        "[::1], ::1, true",
        "fd00::/8, fd00::1, true",
        "127.0.0.1, 127.0.0.1, true",
        "0.0.1, 127.0.0.1, false",
        "'a.test, b.test c.test', c.test, true",
        "'', a.test, false"
    })
    void hostsOfTheListGoStraight(String list, String host, boolean straight) {
        assertEquals(!straight, HTTP.noProxy(list).appliesTo(host));
    }

    @ParameterizedTest
    @ValueSource(strings = {"a.test:80", "10.0.0.0/33", "10.0.0.1/8", "a*b", "http://a.test", "a@b"})
    void anotherEntryOfTheListIsRefused(String entry) {
        String message = refusal(() -> HTTP.noProxy(entry));
        assertTrue(message.startsWith("noProxy: ") && message.contains(entry), message);
    }
}
