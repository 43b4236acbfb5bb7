package io.isosocket.vertx.wire;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ExtensionParserTest {

    /** In the expected column '/' parts extensions and ' ' parts parameters. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '→',
            quoteCharacter = '´',
            value = {
                "a → a",
                "a;b → a b",
                "a;b=c → a b=c",
                "a; b = c ; d → a b=c d",
                "´\ta\t;\tb\t=\tc\t´ → a b=c",
                "a,b → a/b",
                "a ; x , b ; y=1 → a x/b y=1",
                ", a,, ,b, → a/b",
                "a;b;b=1;b → a b b=1 b",
                "a;b=\"c\" → a b=c",
                "a;b=\"\\c\\d\" → a b=cd",
                "a;b = \"c\" ,d → a b=c/d",
                "!#$%&'*+-.^_`|~09azAZ → !#$%&'*+-.^_`|~09azAZ",
            })
    void readsWhatTheGrammarAllows(String header, String expected) throws NegotiationException {
        assertEquals(expected, show(ExtensionParser.parse(List.of(header))));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '→',
            quoteCharacter = '´',
            value = {
                "´´ → expected an extension at index 0",
                "´ , ,´ → expected an extension at index 4",
                "; → expected an extension's name at index 0",
                "a; → expected a parameter's name at index 2",
                "a;;b → expected a parameter's name at index 2",
                "a;b= → expected a parameter's value at index 4",
                "a;b=,c → expected a parameter's value at index 4",
                "a;=b → expected a parameter's name at index 2",
                "a=b → expected ';' or ',' at index 1",
                "a b → expected ';' or ',' at index 2",
                "a;b=c d → expected ';' or ',' at index 6",
                "a;b=c=d → expected ';' or ',' at index 5",
                "a;b=\"\" → a quoted value must hold a token at index 4",
                "a;b=\"c d\" → a quoted value must hold a token at index 4",
                "a;b=\"c,d\" → a quoted value must hold a token at index 4",
                "a;b=\"\\\"\" → a quoted value must hold a token at index 4",
                "a;b=\"c → a quoted value has no end at index 4",
                "a;b=\"c\\ → a quoted value has no end at index 4",
                "a;b=\"c\\\" → a quoted value has no end at index 4",
                "a;b=\"c\"d → expected ';' or ',' at index 7",
                "\"a\" → expected an extension's name at index 0",
                "a;b=ä → expected a parameter's value at index 4",
                "a\u00a0 → expected ';' or ',' at index 1",
                "a/b → expected ';' or ',' at index 1",
            })
    void refusesTheRestNamingValueAndRule(String header, String rule) {
        String refusal = assertThrows(NegotiationException.class, () -> ExtensionParser.parse(List.of(header)))
                .toString();
        assertTrue(refusal.contains(rule + " (RFC 6455, section 9.1): " + header), refusal);
    }

    @Test
    void takesSeveralLinesAsOneList() throws NegotiationException {
        assertEquals("a x/b/c y=1", show(ExtensionParser.parse(Arrays.asList("a;x", "", "b, c;y=1"))));
    }

    @Test
    void noLineMeansNoExtension() throws NegotiationException {
        assertEquals(List.of(), ExtensionParser.parse(List.of()));
    }

    private static String show(List<Extension> extensions) {
        return extensions.stream()
                .map(extension -> (extension.name()
                                + extension.parameters().stream()
                                        .map(parameter -> " " + parameter)
                                        .collect(Collectors.joining()))
                        .strip())
                .collect(Collectors.joining("/"));
    }
}
