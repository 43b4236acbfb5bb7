package io.isosocket.benchmarks;

import java.nio.charset.StandardCharsets;
import java.util.Random;
import org.jspecify.annotations.Nullable;

/**
 * A message.
 *
 * @param text null for a binary one
 * @param size in bytes, of UTF-8 where it is a text
 */
public record Payload(@Nullable String text, int size) {

    private static final String CYRILLIC = "Съешь ещё этих мягких французских булок, да выпей чаю. ";
    private static final int SEED = 7;

    /**
     * Makes a text of ASCII.
     *
     * @param size in bytes
     * @return the message
     */
    public static Payload ascii(int size) {
        return new Payload("x".repeat(size), size);
    }

    /**
     * Makes a text whose letters are two bytes each.
     *
     * @param size in bytes, about
     * @return the message
     */
    public static Payload cyrillic(int size) {
        return of(CYRILLIC.repeat(size / CYRILLIC.length() + 1).substring(0, size * 5 / 9));
    }

    /**
     * Makes what an API would send: readings with names that repeat and values that do not.
     *
     * @param size in bytes, about
     * @return the message
     */
    public static Payload json(int size) {
        Random random = new Random(SEED);
        StringBuilder json = new StringBuilder("{\"readings\":[");
        while (json.length() < size) {
            json.append(String.format(
                    "{\"sensor\":\"room-%d\",\"temperature\":%d.%d,\"humidity\":%d},",
                    random.nextInt(100), random.nextInt(30), random.nextInt(10), random.nextInt(100)));
        }
        return of(json.append("{}]}").toString());
    }

    /**
     * Makes a binary message.
     *
     * @param size in bytes
     * @return the message
     */
    public static Payload binary(int size) {
        return new Payload(null, size);
    }

    private static Payload of(String text) {
        return new Payload(text, text.getBytes(StandardCharsets.UTF_8).length);
    }
}
