package io.isosocket.cli;

import java.util.regex.Pattern;

/** URLs as they may be shown: userinfo and query may hold what must not be seen. */
final class Urls {

    /** The scheme with its slashes, where it has any, then all up to the last at sign before path, query, fragment. */
    private static final Pattern USERINFO = Pattern.compile("^([a-zA-Z][a-zA-Z0-9+.-]*:[/\\\\]+)?[^/\\\\?#]*@");

    private static final Pattern QUERY_AND_FRAGMENT = Pattern.compile("[?#].*", Pattern.DOTALL);

    /** What a browser's address bar takes: a host without a scheme, perhaps with port, path and query. */
    private static final Pattern BARE_HOST = Pattern.compile("[\\w.-]+(:\\d+)?([/?].*)?", Pattern.DOTALL);

    private Urls() {}

    /** {@return what the user may have meant by a wrong URL, as the end of a message, or nothing} */
    static String hint(String url) {
        return BARE_HOST.matcher(url).matches() ? "; perhaps ws://" + redacted(url) + " is meant" : "";
    }

    /**
     * Leaves out what must not be seen.
     *
     * @param url a URL, valid or not
     * @return the URL without userinfo, query and fragment
     */
    static String redacted(String url) {
        String shown = QUERY_AND_FRAGMENT.matcher(url).replaceFirst("");
        return USERINFO.matcher(shown).replaceFirst("$1");
    }
}
