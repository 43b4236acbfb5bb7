package io.isosocket.workbench.log;

import java.util.Arrays;
import java.util.Locale;

/** Whose doing an entry of the log is. */
public enum LogKind {
    /** This side sent it. */
    SENT,
    /** It came from the server. */
    RECEIVED,
    /** Something went wrong. */
    ERROR,
    /** It tells of the connection. */
    INFO;

    /** {@return the name in JSON} */
    public String jsonName() {
        return name().toLowerCase(Locale.ROOT);
    }

    /**
     * Finds a kind by its name in JSON.
     *
     * @param name the name
     * @return the kind
     * @throws IllegalArgumentException if there is none of that name
     */
    public static LogKind ofJson(String name) {
        return Arrays.stream(values())
                .filter(kind -> kind.jsonName().equals(name))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(
                        "\"" + name + "\" is no kind of entry, which is sent, received, error or info"));
    }
}
