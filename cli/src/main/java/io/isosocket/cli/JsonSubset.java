package io.isosocket.cli;

import io.vertx.core.json.Json;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.math.BigDecimal;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Whether JSON has other JSON in it: an object has every member of the other, an array as many elements, each with the
 * other's in it, and all else is equal. Numbers are equal by their value.
 */
final class JsonSubset {

    private JsonSubset() {}

    /**
     * Compares two values as {@link Json} decodes them.
     *
     * @param wanted what has to be there
     * @param actual where
     * @return the first difference, as in {@code $.user.id is 2 in place of 1}; empty where there is none
     */
    static Optional<String> difference(@Nullable Object wanted, @Nullable Object actual) {
        return difference("$", wanted, actual);
    }

    private static Optional<String> difference(String path, @Nullable Object wanted, @Nullable Object actual) {
        if (wanted instanceof JsonObject object && actual instanceof JsonObject other) {
            return ofObjects(path, object, other);
        }
        if (wanted instanceof JsonArray array && actual instanceof JsonArray other) {
            return ofArrays(path, array, other);
        }
        boolean same = (wanted instanceof Number number && actual instanceof Number other)
                ? isSame(number, other)
                : Objects.equals(wanted, actual);
        return same
                ? Optional.empty()
                : Optional.of(path + " is " + encoded(actual) + " in place of " + encoded(wanted));
    }

    private static Optional<String> ofObjects(String path, JsonObject wanted, JsonObject actual) {
        for (String name : wanted.fieldNames()) {
            String member = path + "." + name;
            if (!actual.containsKey(name)) {
                return Optional.of(member + " is missing");
            }
            Optional<String> difference = difference(member, wanted.getValue(name), actual.getValue(name));
            if (difference.isPresent()) {
                return difference;
            }
        }
        return Optional.empty();
    }

    private static Optional<String> ofArrays(String path, JsonArray wanted, JsonArray actual) {
        if (wanted.size() != actual.size()) {
            return Optional.of(path + " has " + actual.size() + " elements in place of " + wanted.size());
        }
        for (int i = 0; i < wanted.size(); i++) {
            Optional<String> difference = difference(path + "[" + i + "]", wanted.getValue(i), actual.getValue(i));
            if (difference.isPresent()) {
                return difference;
            }
        }
        return Optional.empty();
    }

    private static boolean isSame(Number one, Number other) {
        // Infinity, which a literal like 1e999 becomes, has no decimal form.
        return one.equals(other)
                || (Double.isFinite(one.doubleValue())
                        && Double.isFinite(other.doubleValue())
                        && new BigDecimal(one.toString()).compareTo(new BigDecimal(other.toString())) == 0);
    }

    private static String encoded(@Nullable Object value) {
        String json = Json.encode(value);
        return json.length() <= 200 ? json : json.substring(0, 200) + "…";
    }
}
