package io.isosocket.url;

import java.util.ArrayList;
import java.util.List;

/** URL Standard 5: {@code application/x-www-form-urlencoded}, the format of a query that holds names and values. */
public final class UrlEncodedForm {
    private UrlEncodedForm() {}

    /**
     * A name and its value.
     *
     * @param name may be empty
     * @param value may be empty
     */
    public record Pair(String name, String value) {}

    /**
     * 5.1, the parser. It takes every text.
     *
     * @param input a query without its question mark
     * @return the names and values in their order
     */
    public static List<Pair> parse(String input) {
        List<Pair> pairs = new ArrayList<>();
        int start = 0;
        while (start < input.length()) {
            int and = input.indexOf('&', start);
            int end = and < 0 ? input.length() : and;
            if (start < end) {
                pairs.add(pair(input, start, end));
            }
            start = end + 1;
        }
        return pairs;
    }

    private static Pair pair(String input, int start, int end) {
        int equals = start;
        while (equals < end && input.charAt(equals) != '=') {
            equals++;
        }
        return new Pair(
                decode(input.substring(start, equals)), decode(input.substring(Math.min(equals + 1, end), end)));
    }

    private static String decode(String text) {
        String spaced = text.replace('+', ' ');
        return spaced.indexOf('%') < 0 ? spaced : PercentEncoding.decodeUtf8(spaced);
    }

    /**
     * 5.2, the serializer.
     *
     * @param pairs names and values, scalar value strings
     * @return the text, ASCII
     */
    public static String serialize(List<Pair> pairs) {
        StringBuilder out = new StringBuilder();
        for (Pair pair : pairs) {
            if (!out.isEmpty()) {
                out.append('&');
            }
            out.append(encode(pair.name())).append('=').append(encode(pair.value()));
        }
        return out.toString();
    }

    /** A percent sign of the text's own is %25 by then, so %20 is a space. */
    private static String encode(String text) {
        return PercentEncoding.encode(text, PercentEncodeSet.FORM).replace("%20", "+");
    }
}
