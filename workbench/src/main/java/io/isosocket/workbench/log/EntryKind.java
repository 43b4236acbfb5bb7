package io.isosocket.workbench.log;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** What an entry of a log tells of. The numbers are those of the database and stay as they are. */
public enum EntryKind {
    /** A message that was sent. */
    SENT(0, "snt"),
    /** A message that came. */
    RECEIVED(1, "rcv"),
    /** Something that went wrong. */
    ERROR(2, "err"),
    /** What the workbench did: it connected, it waits. */
    INFO(3, "inf"),
    /** A ping of either side. */
    PING(4, "png"),
    /** A pong of either side. */
    PONG(5, "pog"),
    /** A close frame of either side. */
    CLOSE(6, "cls");

    private final int number;
    private final String token;

    EntryKind(int number, String token) {
        this.number = number;
        this.token = token;
    }

    /** {@return its number in the database} */
    public int number() {
        return number;
    }

    /** {@return its word in the index of texts: three letters, as long as what that index holds} */
    public String token() {
        return token;
    }

    /** {@return its name in JSON} */
    public String key() {
        return name().toLowerCase(Locale.ROOT);
    }

    /**
     * Finds a kind by its number.
     *
     * @param number the number
     * @return the kind
     * @throws IllegalArgumentException if there is none
     */
    public static EntryKind of(int number) {
        return Arrays.stream(values())
                .filter(kind -> kind.number == number)
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no kind of entry has the number " + number));
    }

    /**
     * Finds a kind by its name in JSON.
     *
     * @param key the name
     * @return the kind, or empty where there is none
     */
    public static Optional<EntryKind> ofKey(String key) {
        return Arrays.stream(values()).filter(kind -> kind.key().equals(key)).findFirst();
    }
}
