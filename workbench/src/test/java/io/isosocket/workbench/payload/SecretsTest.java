package io.isosocket.workbench.payload;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Secrets are known by their names, and nothing else is masked. */
class SecretsTest {

    @ParameterizedTest
    @CsvSource({
        "Authorization, Bearer x, ••••••",
        "proxy-AUTHORIZATION, x, ••••••",
        "Cookie, a=b, ••••••",
        "set-cookie, a=b, ••••••",
        "X-Api-Key, 1, ••••••",
        "X-ApiKey, 1, ••••••",
        "X_Access_Token, 1, ••••••",
        "Client-Secret, 1, ••••••",
        "X-Auth, 1, ••••••",
        "Sec-WebSocket-Key, abc, abc",
        "Host, a.test, a.test",
        "Origin, https://a.test, https://a.test",
        "Location, /x?token=1&a=2, /x?token=••••••&a=2"
    })
    void headersAreMaskedByTheirNames(String name, String value, String shown) {
        assertEquals(shown, Secrets.maskHeader(name, value));
    }

    @ParameterizedTest
    @CsvSource({
        "ws://a.test/, ws://a.test/",
        "ws://user@a.test/, ws://user@a.test/",
        "ws://user:pass@a.test/x, ws://user:••••••@a.test/x",
        "ws://user:p@ss:w@a.test/x, ws://user:••••••@a.test/x",
        "ws://user:@a.test/, ws://user:@a.test/",
        "ws://a.test:80/u:p@x, ws://a.test:80/u:p@x",
        "wss://a.test/?q=1&access_token=abc&x, wss://a.test/?q=1&access_token=••••••&x",
        "wss://a.test/?to%6Ben=abc, wss://a.test/?to%6Ben=••••••",
        "wss://a.test/?a=%zz&API-key=1, wss://a.test/?a=%zz&API-key=••••••",
        "/path?password=$1\\2, /path?password=••••••",
        "wss://a.test/?token=1#f, wss://a.test/?token=••••••#f",
        "wss://a.test/#?token=1, wss://a.test/#?token=1",
        "no url ?token=1, no url ?token=••••••"
    })
    void urlsAreMaskedInTheirPasswordAndQuery(String url, String shown) {
        assertEquals(shown, Secrets.maskUrl(url));
    }
}
