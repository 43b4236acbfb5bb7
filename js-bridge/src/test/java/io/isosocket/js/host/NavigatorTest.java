package io.isosocket.js.host;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Locale;
import org.junit.jupiter.api.Test;

class NavigatorTest {

    @Test
    void platformIsWrittenAsBrowsersDo() {
        assertEquals("Win32", Navigator.platform("Windows 11", "amd64"));
        assertEquals("MacIntel", Navigator.platform("Mac OS X", "aarch64"));
        assertEquals("Linux x86_64", Navigator.platform("Linux", "amd64"));
        assertEquals("Linux aarch64", Navigator.platform("Linux", "aarch64"));
    }

    @Test
    void languageIsATag() {
        assertEquals("pt-BR", Navigator.language(Locale.forLanguageTag("pt-BR")));
        assertEquals("en", Navigator.language(Locale.ROOT));
    }
}
