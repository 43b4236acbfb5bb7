package io.isosocket.js.host;

import io.isosocket.url.Url;
import io.isosocket.url.UrlEncodedForm;
import io.isosocket.url.UrlEncodedForm.Pair;
import io.isosocket.url.UrlSyntaxException;
import java.util.ArrayList;
import java.util.List;
import org.graalvm.polyglot.HostAccess;
import org.jspecify.annotations.Nullable;

/**
 * The URLs of a script. Its strings are scalar value strings: the script's side has converted them.
 *
 * <p>A list of names and values crosses as one string, in which a lone surrogate ends each item: none can be in a scalar
 * value string, and one crossing costs less than one for each item.
 */
public final class UrlHost {
    private static final char END = '\uD800';

    UrlHost() {}

    /**
     * Parses a URL.
     *
     * @param input a URL
     * @param base what it is relative to, or null
     * @return the URL, or null where either does not parse
     */
    @HostAccess.Export
    public @Nullable ScriptUrl parse(String input, @Nullable String base) {
        try {
            return new ScriptUrl(parsed(input, base));
        } catch (UrlSyntaxException noUrl) {
            return null;
        }
    }

    /**
     * Whether a URL parses.
     *
     * @param input a URL
     * @param base what it is relative to, or null
     * @return false where either does not parse
     */
    @HostAccess.Export
    public boolean canParse(String input, @Nullable String base) {
        return parse(input, base) != null;
    }

    /**
     * Why a URL does not parse.
     *
     * @param input a URL
     * @param base what it is relative to, or null
     * @return a sentence that names the URL, without userinfo and query, and the rule that it breaks
     */
    @HostAccess.Export
    public String failure(String input, @Nullable String base) {
        try {
            parsed(input, base);
            return "";
        } catch (UrlSyntaxException noUrl) {
            return noUrl.getMessage();
        }
    }

    private static Url parsed(String input, @Nullable String base) throws UrlSyntaxException {
        return Url.parse(input, base == null ? null : Url.parse(base, null));
    }

    /**
     * Parses {@code application/x-www-form-urlencoded}.
     *
     * @param query a query without its question mark
     * @return names and values by turns, each with the end sign
     */
    @HostAccess.Export
    public String parseForm(String query) {
        StringBuilder items = new StringBuilder(query.length() + 2);
        for (Pair pair : UrlEncodedForm.parse(query)) {
            items.append(pair.name()).append(END).append(pair.value()).append(END);
        }
        return items.toString();
    }

    /**
     * Serializes {@code application/x-www-form-urlencoded}.
     *
     * @param items names and values by turns, each with the end sign
     * @return a query without its question mark
     */
    @HostAccess.Export
    public String serializeForm(String items) {
        List<Pair> pairs = new ArrayList<>();
        int start = 0;
        while (start < items.length()) {
            int nameEnd = items.indexOf(END, start);
            int valueEnd = items.indexOf(END, nameEnd + 1);
            pairs.add(new Pair(items.substring(start, nameEnd), items.substring(nameEnd + 1, valueEnd)));
            start = valueEnd + 1;
        }
        return UrlEncodedForm.serialize(pairs);
    }
}
