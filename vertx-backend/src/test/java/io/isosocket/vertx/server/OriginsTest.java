package io.isosocket.vertx.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Whose pages may connect. */
class OriginsTest {

    @ParameterizedTest
    @CsvSource({
        "http://example.org,        example.org,      false, true",
        "HTTP://Example.ORG,        example.org,      false, true",
        "http://example.org:80,     example.org,      false, true",
        "http://example.org,        example.org:80,   false, true",
        "http://example.org:8080,   example.org:8080, false, true",
        "https://example.org,       example.org,      true,  true",
        "https://example.org,       example.org:443,  true,  true",
        "http://[::1]:8080,         [::1]:8080,       false, true",
        "https://example.org,       example.org,      false, false",
        "http://example.org,        example.org,      true,  false",
        "http://example.org:8080,   example.org,      false, false",
        "http://example.org,        example.org:8080, false, false",
        "http://evil.example,       example.org,      false, false",
        "http://sub.example.org,    example.org,      false, false",
        "http://example.org.evil,   example.org,      false, false",
        "http://user@example.org,   example.org,      false, false",
        "http://example.org:443,    example.org,      false, false",
        "null,                      example.org,      false, false",
        "'',                        example.org,      false, false",
        "file://,                   '',               false, false",
    })
    void sameOriginComparesSchemeHostAndPort(String origin, String host, boolean secure, boolean allowed) {
        assertEquals(allowed, Origins.same().allow(List.of(origin), host, secure));
    }

    @ParameterizedTest
    @CsvSource({
        "https://example.org,      true",
        "https://EXAMPLE.org:443,  true",
        "http://localhost:8080,    true",
        "null,                     true",
        "http://example.org,       false",
        "https://example.org:8443, false",
        "http://server.example,    false",
    })
    void listComparesNormalizedOrigins(String origin, boolean allowed) {
        Origins listed = Origins.of("https://example.org", "http://localhost:8080", "null");
        assertEquals(allowed, listed.allow(List.of(origin), "server.example", false));
    }

    @Test
    void noOriginIsNoBrowser() {
        assertTrue(Origins.same().allow(List.of(), "example.org", false));
        assertTrue(Origins.of().allow(List.of(), "example.org", false));
    }

    @Test
    void twoOriginsAreNone() {
        String origin = "http://example.org";
        assertFalse(Origins.same().allow(List.of(origin, origin), "example.org", false));
        assertFalse(Origins.of(origin).allow(List.of(origin, origin), "example.org", false));
        assertTrue(Origins.any().allow(List.of(origin, origin), "example.org", false));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"example.org", "https://", "https://example.org/", "https://a.b/c", "https://u@a.b", "*", "a b"})
    void listRefusesWhatIsNoOrigin(String origin) {
        String message = String.valueOf(assertThrows(IllegalArgumentException.class, () -> Origins.of(origin))
                .getMessage());
        assertTrue(message.contains("\"" + origin + "\" is not SCHEME://HOST"), message);
    }

    @Test
    void serverRefusesForeignPagesByDefault() throws IOException {
        try (ServerFixture fixture = ServerFixture.echoing(options -> options)) {
            assertEquals(403, fixture.statusOf("/", "Origin: https://evil.example"));
            assertEquals(101, fixture.statusOf("/", "Origin: http://127.0.0.1:" + fixture.port()));
            assertEquals(101, fixture.statusOf("/"));
        }
    }

    @Test
    void serverTakesListedPages() throws IOException {
        try (ServerFixture fixture =
                ServerFixture.echoing(options -> options.origins(Origins.of("https://app.example")))) {
            assertEquals(101, fixture.statusOf("/", "Origin: https://app.example"));
            assertEquals(403, fixture.statusOf("/", "Origin: http://127.0.0.1:" + fixture.port()));
        }
    }
}
