package io.isosocket.url;

import static io.isosocket.url.Parsed.url;
import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

class QueryTest {
    @Test
    void queryFollowsThePath() {
        assertEquals("/p?q", url("ws://h/p?q").resource());
        assertEquals("/?q", url("ws://h?q").resource());
    }

    @Test
    void emptyQueryKeepsItsQuestionMark() {
        assertEquals("/p?", url("ws://h/p?").resource());
        assertEquals("ws://h/p?", url("ws://h/p?").href());
    }

    @Test
    void nothingInAQueryIsResolved() {
        assertEquals("/p?a/../b\\?c", url("ws://h/p?a/../b\\?c").resource());
    }

    @Test
    void theSpecialQueryPercentEncodeSetIsEncodedByUtf8() {
        assertEquals("/?x%20%22%3C%3E%27", url("ws://h/?x \"<>'").resource());
        assertEquals("/?^`{|}[]%zz+&=", url("ws://h/?^`{|}[]%zz+&=").resource());
        assertEquals("/?%C3%A9%F0%9F%98%80", url("ws://h/?é\uD83D\uDE00").resource());
    }
}
