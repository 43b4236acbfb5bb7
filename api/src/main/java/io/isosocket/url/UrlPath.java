package io.isosocket.url;

/** URL Standard 4.4, path state, for special schemes; a path is kept in its serialized form. */
final class UrlPath {
    private UrlPath() {}

    /** The path without its last segment: {@code /a/b} gives {@code /a}, {@code /} gives nothing. */
    static String parent(String path) {
        return path.substring(0, Math.max(0, path.lastIndexOf('/')));
    }

    /** Appends to a path the segments that stand in the text between two positions, the first without its slash. */
    static String resolve(String parent, String text, int from, int to) {
        StringBuilder path = new StringBuilder(parent.length() + to - from + 1);
        path.append(parent);
        int start = from;
        while (true) {
            int stop = segmentEnd(text, start, to);
            appendSegment(path, text, start, stop, stop == to);
            if (stop == to) {
                return path.toString();
            }
            start = stop + 1;
        }
    }

    private static void appendSegment(StringBuilder path, String text, int start, int stop, boolean last) {
        switch (dots(text, start, stop)) {
            case 1 -> {}
            case 2 -> path.setLength(Math.max(0, path.lastIndexOf("/")));
            default -> {
                path.append('/');
                PercentEncoding.append(path, text, start, stop, PercentEncodeSet.PATH);
                return;
            }
        }
        if (last) {
            path.append('/');
        }
    }

    private static int segmentEnd(String text, int start, int to) {
        int at = start;
        while (at < to && text.charAt(at) != '/' && text.charAt(at) != '\\') {
            at++;
        }
        return at;
    }

    /** How many dots the segment is made of, each plain or as %2e; 0 where there is anything else in it. */
    private static int dots(String text, int start, int stop) {
        int count = 0;
        int at = start;
        while (at < stop) {
            if (text.charAt(at) == '.') {
                at++;
            } else if (at + 3 <= stop && text.regionMatches(true, at, "%2e", 0, 3)) {
                at += 3;
            } else {
                return 0;
            }
            count++;
        }
        return count;
    }
}
