package io.isosocket.url;

import static io.isosocket.url.Parsed.failure;
import static io.isosocket.url.Parsed.url;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class UserinfoTest {
    private static Optional<String> credentials(String input) {
        return url(input)
                .basicCredentials()
                .map(base64 -> new String(Base64.getDecoder().decode(base64), StandardCharsets.UTF_8));
    }

    @ParameterizedTest
    @CsvSource({
        "ws://u:p@h/, ws://u:p@h/, u, p",
        "ws://u@h/, ws://u@h/, u, ''",
        "ws://u:@h/, ws://u@h/, u, ''",
        "ws://:p@h/, ws://:p@h/, '', p",
        "ws://:@h/, ws://h/, '', ''",
        "ws://@h/, ws://h/, '', ''",
        "ws://a@b:c@d@h/, ws://a%40b:c%40d@h/, a%40b, c%40d",
        "ws://u:p:q@h/, ws://u:p%3Aq@h/, u, p%3Aq"
    })
    void lastAtSignEndsItAndFirstColonSplitsIt(String input, String href, String username, String password) {
        assertEquals(href, url(input).href());
        assertEquals(username, url(input).username());
        assertEquals(password, url(input).password());
    }

    @Test
    void theUserinfoPercentEncodeSetIsEncoded() {
        assertEquals(
                "%20%22%3C%3E%60%5E%7B%7C%7D%3B%3D%5B%5D",
                url("ws:// \"<>`^{|};=[]@h").username());
        assertEquals("!$&'()*+,-._~%", url("ws://!$&'()*+,-._~%@h").username());
        assertEquals("%C3%A9", url("ws://u:é@h").password());
    }

    @Test
    void basicCredentialsAreTheDecodedBytes() {
        assertEquals(Optional.of("u:p"), credentials("ws://u:p@h"));
        assertEquals(Optional.of("ü:a:b%"), credentials("ws://%C3%BC:a%3Ab%@h"));
        assertEquals(Optional.of("u:"), credentials("ws://u@h"));
        assertEquals(Optional.empty(), credentials("ws://:@h"));
        assertEquals(Optional.empty(), credentials("ws://h"));
    }

    @Test
    void bytesThatAreNotUtf8ArePassedOn() {
        assertEquals(Optional.of("/zo="), url("ws://%FF@h").basicCredentials());
    }

    @Test
    void userinfoWithoutHostIsRefused() {
        assertEquals("it has no host", failure("ws://u:p@/").rule());
        assertEquals("it has no host", failure("ws://u:p@:80/").rule());
    }
}
