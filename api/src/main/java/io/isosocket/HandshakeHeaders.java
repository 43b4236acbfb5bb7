package io.isosocket;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;

/**
 * The header fields that a program adds to the opening handshake, checked (RFC 9110, section 5). Messages never hold a
 * value, which may be a secret.
 */
final class HandshakeHeaders {

    /** What the handshake, and HTTP's framing of it, set themselves; besides all that begins with Sec-WebSocket-. */
    private static final Set<String> RESERVED =
            Set.of("host", "connection", "upgrade", "content-length", "transfer-encoding");

    private static final String RESERVED_PREFIX = "sec-websocket-";

    /** What a request has once at most; a list of several values would be another one. */
    private static final Set<String> SINGLE = Set.of("origin", "authorization", "user-agent");

    private HandshakeHeaders() {}

    /**
     * Adds a field.
     *
     * @param headers the fields up to now
     * @param name its name
     * @param value its value
     * @return all fields, unmodifiable, looked up without regard to case
     */
    static Map<String, List<String>> with(Map<String, List<String>> headers, String name, String value) {
        checkName(name);
        String trimmed = checkedValue(name, value);
        Map<String, List<String>> copy = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        copy.putAll(headers);
        List<String> values = new ArrayList<>(copy.getOrDefault(name, List.of()));
        values.add(trimmed);
        if (values.size() > 1 && SINGLE.contains(name.toLowerCase(Locale.ROOT))) {
            throw new IllegalArgumentException(
                    "header " + name + ": is given twice, and a request has it once at most");
        }
        copy.put(name, List.copyOf(values));
        return Collections.unmodifiableMap(copy);
    }

    private static void checkName(String name) {
        Objects.requireNonNull(name, "name");
        if (!Tokens.isToken(name)) {
            throw new IllegalArgumentException(
                    "header: the name \"" + Printable.of(name) + "\" is not a token (RFC 9110, section 5.6.2)");
        }
        String lower = name.toLowerCase(Locale.ROOT);
        if (RESERVED.contains(lower) || lower.startsWith(RESERVED_PREFIX)) {
            throw new IllegalArgumentException("header " + name + ": is the opening handshake's own to set");
        }
    }

    private static String checkedValue(String name, String value) {
        Objects.requireNonNull(value, "value");
        for (int i = 0; i < value.length(); i++) {
            char c = value.charAt(i);
            if (c != '\t' && (c < 0x20 || c >= 0x7F)) {
                throw new IllegalArgumentException(
                        "header %s: its value has U+%04X at index %d, which is not visible ASCII, a space or a tab"
                                .formatted(name, (int) c, i));
            }
        }
        return value.strip();
    }
}
