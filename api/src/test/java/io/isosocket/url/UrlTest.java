package io.isosocket.url;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** URLs of every scheme; those that a WebSocket takes have their own tests. */
class UrlTest {
    private static Url url(String text) throws UrlSyntaxException {
        return Url.parse(text, null);
    }

    @ParameterizedTest
    @CsvSource({
        "file:p, file:///p",
        "file://localhost/p, file:///p",
        "file://H/p, file://h/p",
        "file:C|/a/../.., file:///C:/",
        "file://C:/a, file:///C:/a",
        "file:///C:x/.., file:///"
    })
    void fileUrlsKeepTheirDriveLetter(String text, String href) throws UrlSyntaxException {
        assertEquals(href, url(text).href());
    }

    @ParameterizedTest
    @CsvSource({
        "/p, file:///C:/a, file:///C:/p",
        "D|/p, file:///C:/a, file:///D:/p",
        "../../.., file:///C:/a/b, file:///C:/",
        "//h/p, file:///C:/a, file://h/p",
        "?q, file:///C:/a?b, file:///C:/a?q",
        "q, foo://h/p/r, foo://h/p/q",
        "//i, foo:/p, foo://i",
        ".//q, foo:/p, foo:/.//q",
        "#f, foo:p?q, foo:p?q#f"
    })
    void relativeUrlsTakeWhatTheyLackFromTheBase(String text, String base, String href) throws UrlSyntaxException {
        assertEquals(href, Url.parse(text, url(base)).href());
    }

    @Test
    void anOpaquePathIsNotResolved() throws UrlSyntaxException {
        Url url = url("mailto:A@b/../c ?q");
        assertTrue(url.hasOpaquePath());
        assertEquals("A@b/../c%20", url.pathname());
        assertEquals("mailto:A@b/../c%20?q", url.href());
        assertEquals("", url.hostname());
        assertFalse(url("foo:/p").hasOpaquePath());
        assertEquals(
                "it has no scheme, and the base URL's path cannot be resolved against",
                assertThrows(UrlSyntaxException.class, () -> Url.parse("p", url))
                        .rule());
    }

    @ParameterizedTest
    @CsvSource({"foo://A%41é/, A%41%C3%A9", "foo://1.2/, 1.2", "foo://[::0:1]/, [::1]", "foo:///, ''"})
    void theHostOfAnotherSchemeIsOpaque(String text, String host) throws UrlSyntaxException {
        assertEquals(host, url(text).hostname());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "foo://a b/",
                "foo://a^b",
                "foo://:80",
                "foo://u@",
                "foo://h:65536",
                "file://h:80/",
                "file://u@h/"
            })
    void whatBreaksARuleOfTheHostIsNoUrl(String text) {
        assertThrows(UrlSyntaxException.class, () -> url(text));
    }

    @ParameterizedTest
    @CsvSource({
        "http://u@h:81/p, http://h:81",
        "wss://h:443/, wss://h",
        "ftp://h/, ftp://h",
        "file:///p, null",
        "foo://h/, null",
        "blob:https://h:444/x, https://h:444",
        "blob:ws://h/x, null",
        "blob:blob:http://h/x, null",
        "blob:x, null"
    })
    void anOriginIsATupleOrOpaque(String text, String origin) throws UrlSyntaxException {
        assertEquals(origin, url(text).origin());
    }

    @Test
    void thePartsAreThoseOfTheInterface() throws UrlSyntaxException {
        Url url = url("HTTP://u:p@h:81/a?q#f");
        assertEquals("http:", url.protocol());
        assertEquals("http", url.scheme());
        assertEquals("u", url.username());
        assertEquals("p", url.password());
        assertEquals("h:81", url.hostAndPort());
        assertEquals("h", url.hostname());
        assertEquals("81", url.port());
        assertEquals("/a", url.pathname());
        assertEquals("?q", url.search());
        assertEquals("#f", url.hash());
        assertEquals("", url("http://h/?#").search() + url("http://h/?#").hash());
        assertEquals("http://…@h:81/a?…", url.toString());
    }
}
