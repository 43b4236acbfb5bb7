package io.isosocket.url;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.isosocket.url.UrlEncodedForm.Pair;
import java.util.List;
import org.junit.jupiter.api.Test;

class UrlEncodedFormTest {
    @Test
    void aTextIsPairsBetweenAmpersands() {
        assertEquals(
                List.of(
                        new Pair("a", "b"),
                        new Pair("c", ""),
                        new Pair("", "d"),
                        new Pair("e", "f=g"),
                        new Pair("", "")),
                UrlEncodedForm.parse("&a=b&&c&=d&e=f=g&="));
        assertEquals(List.of(), UrlEncodedForm.parse(""));
    }

    @Test
    void plusIsASpaceAndPercentSignsAreDecodedAsUtf8() {
        assertEquals(List.of(new Pair(" ", "+é\uFFFD%zz\uFEFF")), UrlEncodedForm.parse("+=%2B%C3%A9%ff%zz%EF%BB%BF"));
    }

    @Test
    void allButLettersDigitsAndFourSignsAreEncoded() {
        StringBuilder ascii = new StringBuilder();
        for (char c = ' '; c <= 0x7F; c++) {
            ascii.append(c);
        }
        assertEquals(
                "=+%21%22%23%24%25%26%27%28%29*%2B%2C-.%2F0123456789%3A%3B%3C%3D%3E%3F%40ABCDEFGHIJKLMNOPQRSTUVWXYZ"
                        + "%5B%5C%5D%5E_%60abcdefghijklmnopqrstuvwxyz%7B%7C%7D%7E%7F",
                UrlEncodedForm.serialize(List.of(new Pair("", ascii.toString()))));
    }

    @Test
    void whatIsSerializedParsesToTheSame() {
        List<Pair> pairs = List.of(new Pair("%20", "a b+"), new Pair("", ""), new Pair("é=&", "\uD83D\uDE00\n"));
        assertEquals("%2520=a+b%2B&=&%C3%A9%3D%26=%F0%9F%98%80%0A", UrlEncodedForm.serialize(pairs));
        assertEquals(pairs, UrlEncodedForm.parse(UrlEncodedForm.serialize(pairs)));
    }
}
