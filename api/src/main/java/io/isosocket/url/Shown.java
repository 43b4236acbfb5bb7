package io.isosocket.url;

/** What messages may show of a text that did not parse. */
final class Shown {
    private static final int LENGTH = 80;

    private Shown() {}

    /** The URL without userinfo and query, shortened. Whatever stands before the last at sign counts as userinfo. */
    static String url(String url) {
        int end = 0;
        while (end < url.length() && url.charAt(end) != '?' && url.charAt(end) != '#') {
            end++;
        }
        int at = url.lastIndexOf('@', end - 1);
        String shown = at < 0 ? url.substring(0, end) : scheme(url) + "…" + url.substring(at, end);
        return end == url.length() ? part(shown) : part(shown) + url.charAt(end) + "…";
    }

    private static String scheme(String url) {
        int end = url.indexOf("://");
        return end > 0 && SpecialScheme.named(url.substring(0, end).strip()) != null ? url.substring(0, end + 3) : "";
    }

    /** A part of a URL that holds no secret, shortened, with control characters as U+FFFD. */
    static String part(String part) {
        StringBuilder shown = new StringBuilder(LENGTH + 1);
        shown.append(part, 0, Math.min(part.length(), LENGTH));
        for (int i = 0; i < shown.length(); i++) {
            if (Character.isISOControl(shown.charAt(i))) {
                shown.setCharAt(i, '\uFFFD');
            }
        }
        return part.length() > LENGTH ? shown.append('…').toString() : shown.toString();
    }
}
