package io.isosocket.url;

/** URL Standard 4.2: Windows drive letters, which file URLs keep at the start of a path. */
final class DriveLetter {
    /** A serialized path of a normalized drive letter alone: slash, letter, colon. */
    private static final int PATH_LENGTH = 3;

    private DriveLetter() {}

    /** Whether this part of the text is a letter and a colon or vertical bar. */
    static boolean is(CharSequence text, int from, int to) {
        return to - from == 2
                && Ascii.isAlpha(text.charAt(from))
                && (text.charAt(from + 1) == ':' || text.charAt(from + 1) == '|');
    }

    /** Whether the text from here on starts with a drive letter that nothing but a part's end follows. */
    static boolean starts(String text, int from) {
        if (from + 2 > text.length() || !is(text, from, from + 2)) {
            return false;
        }
        return from + 2 == text.length() || "/\\?#".indexOf(text.charAt(from + 2)) >= 0;
    }

    /** Whether a serialized path is one segment, a normalized drive letter. */
    static boolean isWholePath(CharSequence path) {
        return path.length() == PATH_LENGTH && startsPath(path);
    }

    /** The first segment of a serialized path, with its slash, where it is a normalized drive letter; else nothing. */
    static String ofPath(String path) {
        boolean alone =
                path.length() == PATH_LENGTH || (path.length() > PATH_LENGTH && path.charAt(PATH_LENGTH) == '/');
        return alone && startsPath(path) ? path.substring(0, PATH_LENGTH) : "";
    }

    private static boolean startsPath(CharSequence path) {
        return Ascii.isAlpha(path.charAt(1)) && path.charAt(2) == ':';
    }
}
