package io.isosocket.vertx.handshake;

import java.util.ArrayList;
import java.util.List;

/** Lists of tokens in header fields (RFC 9110, section 5.6.1). */
public final class HeaderTokens {

    private HeaderTokens() {}

    /**
     * Splits the lines of a list header.
     *
     * @param lines the values of all fields of one name
     * @return the elements, trimmed, empty ones left out
     */
    public static List<String> split(List<String> lines) {
        List<String> elements = new ArrayList<>();
        for (String line : lines) {
            for (String element : line.split(",", -1)) {
                String trimmed = element.trim();
                if (!trimmed.isEmpty()) {
                    elements.add(trimmed);
                }
            }
        }
        return elements;
    }

    /**
     * Looks for a token in a list header.
     *
     * @param lines the values of all fields of one name
     * @param token the token, compared without regard to ASCII case
     * @return whether it is among them
     */
    public static boolean contains(List<String> lines, String token) {
        for (String line : lines) {
            // The usual line is the token alone.
            if (line.equalsIgnoreCase(token)) {
                return true;
            }
        }
        return split(lines).stream().anyMatch(token::equalsIgnoreCase);
    }
}
