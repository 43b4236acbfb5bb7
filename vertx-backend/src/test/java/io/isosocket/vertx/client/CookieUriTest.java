package io.isosocket.vertx.client;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.isosocket.WebSocketOptions;
import io.isosocket.spi.ConnectRequest;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The form of a URL by which cookie stores are asked. */
class CookieUriTest {

    @ParameterizedTest
    @CsvSource({
        "false, a.test, /, http://a.test/",
        "true, a.test:8443, /x?y=1, https://a.test:8443/x?y=1",
        "true, [::1]:81, /, https://[::1]:81/",
        "true, a_b.test, /, https://a_b.test/",
        "true, a.test, /|^?[{`}]%41%4, https://a.test/%7C%5E?%5B%7B%60%7D%5D%41%254",
        "true, a{b.test, /, "
    })
    void hasTheSchemeAndTheCharactersOfAUri(
            boolean secure, String hostHeader, String resource, @Nullable String expected) {
        ConnectRequest request = new ConnectRequest(
                "", secure, "", 0, hostHeader, resource, Optional.empty(), List.of(), WebSocketOptions.DEFAULT);
        assertEquals(Optional.ofNullable(expected), Cookies.uri(request).map(URI::toString));
    }
}
