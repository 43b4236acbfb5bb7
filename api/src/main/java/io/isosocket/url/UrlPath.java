package io.isosocket.url;

import org.jspecify.annotations.Nullable;

/**
 * URL Standard 4.4, path state and opaque path state. A path is kept in its serialized form: each segment follows a
 * slash, and a path without segments is empty.
 */
final class UrlPath {
    private UrlPath() {}

    /** 4.1, shorten a path: without its last segment, except for a drive letter of a file URL. */
    static String parent(String path, @Nullable SpecialScheme special) {
        if (special == SpecialScheme.FILE && DriveLetter.isWholePath(path)) {
            return path;
        }
        return path.substring(0, Math.max(0, path.lastIndexOf('/')));
    }

    /** Appends to a path the segments that stand in the text between two positions, the first without its slash. */
    static String resolve(String parent, String text, int from, int to, @Nullable SpecialScheme special) {
        StringBuilder path = new StringBuilder(parent.length() + to - from + 1);
        path.append(parent);
        int start = from;
        while (true) {
            int stop = segmentEnd(text, start, to, special != null);
            appendSegment(path, text, start, stop, stop == to, special == SpecialScheme.FILE);
            if (stop == to) {
                return path.toString();
            }
            start = stop + 1;
        }
    }

    /** An opaque path; a space at its end would be lost with what follows it, so that one is encoded. */
    static String opaque(String text, int from, int to) {
        String path = PercentEncoding.encode(text, from, to, PercentEncodeSet.C0_CONTROL);
        return to < text.length() && path.endsWith(" ") ? path.substring(0, path.length() - 1) + "%20" : path;
    }

    private static void appendSegment(
            StringBuilder path, String text, int start, int stop, boolean last, boolean inFile) {
        switch (dots(text, start, stop)) {
            case 1 -> {}
            case 2 -> {
                if (!inFile || !DriveLetter.isWholePath(path)) {
                    path.setLength(Math.max(0, path.lastIndexOf("/")));
                }
            }
            default -> {
                boolean drive = inFile && path.isEmpty() && DriveLetter.is(text, start, stop);
                path.append('/');
                PercentEncoding.append(path, text, start, stop, PercentEncodeSet.PATH);
                if (drive) {
                    path.setCharAt(path.length() - 1, ':');
                }
                return;
            }
        }
        if (last) {
            path.append('/');
        }
    }

    private static int segmentEnd(String text, int start, int to, boolean special) {
        int at = start;
        while (at < to && text.charAt(at) != '/' && !(special && text.charAt(at) == '\\')) {
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
