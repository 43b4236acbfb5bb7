package io.isosocket.workbench.log;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import java.io.IOException;
import java.util.Locale;

/** What the payload of an entry is. */
public enum PayloadType {
    /** Text. */
    TEXT,
    /** Text that is a JSON object or array. */
    JSON,
    /** Bytes. */
    BINARY;

    private static final JsonFactory JSON_SYNTAX = new JsonFactory();

    /** {@return its number in the database} */
    public int number() {
        return ordinal();
    }

    /** {@return its name in JSON} */
    public String key() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** {@return whether it is text, JSON or other} */
    public boolean isText() {
        return this != BINARY;
    }

    /**
     * Tells JSON from other text: objects and arrays alone, since every number is JSON as well.
     *
     * @param text the text
     * @return {@link #JSON} or {@link #TEXT}
     */
    public static PayloadType ofText(String text) {
        return looksLikeJson(text) && isJson(text) ? JSON : TEXT;
    }

    /**
     * Finds a type by its number.
     *
     * @param number the number
     * @return the type
     */
    public static PayloadType of(int number) {
        return values()[number];
    }

    private static boolean looksLikeJson(String text) {
        String trimmed = text.strip();
        return (trimmed.startsWith("{") && trimmed.endsWith("}")) || (trimmed.startsWith("[") && trimmed.endsWith("]"));
    }

    private static boolean isJson(String text) {
        try (JsonParser parser = JSON_SYNTAX.createParser(text)) {
            parser.nextToken();
            parser.skipChildren();
            return parser.nextToken() == null;
        } catch (IOException malformed) {
            return false;
        }
    }
}
