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
record Payload(@Nullable String text, int size) {

    private static final String CYRILLIC = "Съешь ещё этих мягких французских булок, да выпей чаю. ";
    private static final int SEED = 7;

    static Payload ascii(int size) {
        return new Payload("x".repeat(size), size);
    }

    /** Text whose letters are two bytes each, about as many as asked for. */
    static Payload cyrillic(int size) {
        return of(CYRILLIC.repeat(size / CYRILLIC.length() + 1).substring(0, size * 5 / 9));
    }

    /** What an API would send: readings with names that repeat and values that do not. */
    static Payload json(int size) {
        Random random = new Random(SEED);
        StringBuilder json = new StringBuilder("{\"readings\":[");
        while (json.length() < size) {
            json.append(String.format(
                    "{\"sensor\":\"room-%d\",\"temperature\":%d.%d,\"humidity\":%d},",
                    random.nextInt(100), random.nextInt(30), random.nextInt(10), random.nextInt(100)));
        }
        return of(json.append("{}]}").toString());
    }

    static Payload binary(int size) {
        return new Payload(null, size);
    }

    private static Payload of(String text) {
        return new Payload(text, text.getBytes(StandardCharsets.UTF_8).length);
    }
}
