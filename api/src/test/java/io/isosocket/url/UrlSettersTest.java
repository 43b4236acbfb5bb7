package io.isosocket.url;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class UrlSettersTest {
    private static Url url(String text) throws UrlSyntaxException {
        return Url.parse(text, null);
    }

    @ParameterizedTest
    @CsvSource({
        "http://h:443/, https, https://h/",
        "http://h/, wss://x, wss://h/",
        "http://h/, foo, http://h/",
        "foo://h/, http, foo://h/",
        "foo://h/, BAR, bar://h/",
        "http://u@h/, file, http://u@h/",
        "http://h:81/, file, http://h:81/",
        "file:///p, http, file:///p",
        "http://h/, 1a, http://h/",
        "http://h/, '', http://h/"
    })
    void aSchemeGivesWayToOneOfItsKind(String text, String value, String href) throws UrlSyntaxException {
        assertEquals(href, url(text).withProtocol(value).href());
    }

    @ParameterizedTest
    @CsvSource({
        "http://h/, http://a%3Ab:c%40@h/",
        "foo://h, foo://a%3Ab:c%40@h",
        "file://h/p, file://h/p",
        "foo:///p, foo:///p",
        "mailto:x, mailto:x"
    })
    void userinfoNeedsAHost(String text, String href) throws UrlSyntaxException {
        assertEquals(href, url(text).withUsername("a:b").withPassword("c@").href());
    }

    @ParameterizedTest
    @CsvSource({
        "http://h:81/p, i, http://i:81/p",
        "http://h:81/p, i:82, http://i:82/p",
        "http://h:81/p, i:80, http://i/p",
        "http://h:81/p, i:99999, http://i:81/p",
        "http://h:81/p, i:8x, http://i:8/p",
        "http://h:81/p, i/q?r, http://i:81/p",
        "http://h:81/p, a b, http://h:81/p",
        "http://h:81/p, '', http://h:81/p",
        "foo://h/p, '', foo:///p",
        "foo://u@h/p, '', foo://u@h/p",
        "foo:/p, h, foo://h/p",
        "foo:p, h, foo:p",
        "file://h/p, localhost, file:///p",
        "file://h/p, i:80, file://h/p",
        "http://h/p, [::0:1], http://[::1]/p"
    })
    void aHostMayBringItsPort(String text, String value, String href) throws UrlSyntaxException {
        assertEquals(href, url(text).withHost(value).href());
    }

    @ParameterizedTest
    @CsvSource({"i, http://i:81/p", "i:82, http://h:81/p", "i/q:1, http://i:81/p", ":1, http://h:81/p"})
    void aHostnameHasNoPort(String value, String href) throws UrlSyntaxException {
        assertEquals(href, url("http://h:81/p").withHostname(value).href());
    }

    @ParameterizedTest
    @CsvSource({"82, 82", "80, ''", "'', ''", "8x, 8", "x, 81", "65536, 81", "0082, 82", "99999999999, 81"})
    void aPortIsTheDigitsThatAValueBeginsWith(String value, String port) throws UrlSyntaxException {
        assertEquals(port, url("http://h:81/").withPort(value).port());
    }

    @ParameterizedTest
    @CsvSource({
        "http://h/p, a?b#c, http://h/a%3Fb%23c",
        "http://h/p, '', http://h/",
        "http://h/p, '\\a\\..\\b', http://h/b",
        "foo://h/p, '', foo://h",
        "foo:/p, '', foo:/",
        "foo:/p, //q, foo:/.//q",
        "foo:p, q, foo:p",
        "file:///p, c|/.., file:///c:/"
    })
    void aPathReplacesThePathAlone(String text, String value, String href) throws UrlSyntaxException {
        assertEquals(href, url(text).withPathname(value).href());
    }

    @Test
    void anEmptySearchOrHashTakesThePartAway() throws UrlSyntaxException {
        Url url = url("http://h/?q#f");
        assertEquals("http://h/", url.withSearch("").withHash("").href());
        assertEquals("http://h/?#", url.withSearch("?").withHash("#").href());
        assertNull(url.withSearch("").query());
    }

    @Test
    void aQueryIsEncodedByTheKindOfItsScheme() throws UrlSyntaxException {
        assertEquals("?%27%23", url("http://h/").withSearch("?'#").search());
        assertEquals("?'%23", url("foo://h/").withSearch("'#").search());
        assertEquals("#%3C#", url("http://h/").withHash("<#").hash());
        assertEquals("?a=1+2", url("http://h/").withQuery("a=1+2").search());
    }

    @Test
    void aSetterLeavesTheUrlItselfAsItIs() throws UrlSyntaxException {
        Url url = url("http://h/");
        assertNotEquals(url, url.withPort("81"));
        assertEquals("http://h/", url.href());
        assertEquals(url, url.withPort("81").withPort(""));
        assertEquals(url.hashCode(), url.withPort("80").hashCode());
    }

    @Test
    void tabsAndNewlinesOfAValueAreDropped() throws UrlSyntaxException {
        assertEquals(
                "http://ij:82/a?b#c",
                url("http://h/")
                        .withHost("i\tj:8\n2")
                        .withPathname("a\r")
                        .withSearch("\tb")
                        .withHash("c\n")
                        .href());
    }
}
