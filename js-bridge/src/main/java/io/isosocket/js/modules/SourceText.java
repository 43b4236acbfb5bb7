package io.isosocket.js.modules;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** The text of source files: UTF-8 as HTML and Node read it, so malformed bytes become U+FFFD. */
final class SourceText {

    private static final String BYTE_ORDER_MARK = "\uFEFF";

    private SourceText() {}

    /** A file's text, without a byte order mark. */
    static String read(Path file) throws IOException {
        return withoutMark(new String(Files.readAllBytes(file), StandardCharsets.UTF_8));
    }

    /** A text without the byte order mark at its start, before which a {@code #!} line would not count as one. */
    static String withoutMark(String text) {
        return text.startsWith(BYTE_ORDER_MARK) ? text.substring(1) : text;
    }

    /** A text that may stand inside a function: a {@code #!} line becomes a comment, and lines keep their numbers. */
    static String withoutHashbang(String text) {
        return text.startsWith("#!") ? "//" + text : text;
    }
}
