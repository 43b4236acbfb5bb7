package io.isosocket.workbench.session;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;

/** Reads the members of a JSON object, each of which may lack, and says which one is wrong. */
public final class Fields {

    private final JsonObject object;
    private final String path;
    private final Set<String> read = new HashSet<>();

    /**
     * Reads an object.
     *
     * @param object the object
     * @param path where it is in the whole, as in {@code connection}; empty for the whole
     */
    public Fields(JsonObject object, String path) {
        this.object = object;
        this.path = path;
    }

    /**
     * Tells of a wrong member.
     *
     * @param name its name
     * @param message what is wrong
     * @return the exception to throw
     */
    public InvalidInputException wrong(String name, String message) {
        return new InvalidInputException(pathOf(name), name + ": " + message);
    }

    private String pathOf(String name) {
        return path.isEmpty() ? name : path + "." + name;
    }

    private @Nullable Object value(String name) {
        read.add(name);
        return object.getValue(name);
    }

    /**
     * Says whether a member is there.
     *
     * @param name its name
     * @return whether it is there and not null
     */
    public boolean has(String name) {
        return value(name) != null;
    }

    /**
     * Reads a text.
     *
     * @param name its name
     * @param otherwise what it is where it lacks
     * @return the text
     * @throws InvalidInputException if it is no text
     */
    public String text(String name, String otherwise) {
        Object value = value(name);
        if (value == null) {
            return otherwise;
        }
        if (value instanceof String text) {
            return text;
        }
        throw wrong(name, value + " is no text");
    }

    /**
     * Reads a text that has to be there.
     *
     * @param name its name
     * @return the text, not blank
     * @throws InvalidInputException if it lacks, or is blank or no text
     */
    public String requiredText(String name) {
        String text = text(name, "");
        if (text.isBlank()) {
            throw wrong(name, "is empty");
        }
        return text;
    }

    /**
     * Reads a flag.
     *
     * @param name its name
     * @param otherwise what it is where it lacks
     * @return the flag
     * @throws InvalidInputException if it is neither true nor false
     */
    public boolean flag(String name, boolean otherwise) {
        Object value = value(name);
        if (value == null) {
            return otherwise;
        }
        if (value instanceof Boolean flag) {
            return flag;
        }
        throw wrong(name, value + " is neither true nor false");
    }

    /**
     * Reads a whole number.
     *
     * @param name its name
     * @param otherwise what it is where it lacks
     * @param least the least that it may be
     * @param most the most that it may be
     * @return the number
     * @throws InvalidInputException if it is no such number
     */
    public long number(String name, long otherwise, long least, long most) {
        Object value = value(name);
        if (value == null) {
            return otherwise;
        }
        if (value instanceof Number number
                && number.doubleValue() == Math.rint(number.doubleValue())
                && number.doubleValue() >= least
                && number.doubleValue() <= most) {
            return number.longValue();
        }
        throw wrong(name, value + " is no whole number from " + least + " to " + most);
    }

    /**
     * Reads a duration in milliseconds.
     *
     * @param name its name
     * @param otherwise what it is where it lacks
     * @param most the longest that it may be
     * @return the duration
     * @throws InvalidInputException if it is no whole number in that range
     */
    public Duration millis(String name, Duration otherwise, Duration most) {
        return Duration.ofMillis(number(name, otherwise.toMillis(), 0, most.toMillis()));
    }

    /**
     * Reads a list.
     *
     * @param <T> what is in it
     * @param name its name
     * @param element makes an element of what stands there and of its path
     * @return the list, empty where it lacks
     * @throws InvalidInputException if it is no list, or an element is wrong
     */
    public <T> List<T> list(String name, BiFunction<Object, String, T> element) {
        Object value = value(name);
        if (value == null) {
            return List.of();
        }
        if (!(value instanceof JsonArray array)) {
            throw wrong(name, "is no list");
        }
        List<T> list = new ArrayList<>();
        for (int i = 0; i < array.size(); i++) {
            String place = pathOf(name) + "." + i;
            Object one = array.getValue(i);
            if (one == null) {
                throw new InvalidInputException(place, name + ": there is null in the list");
            }
            list.add(element.apply(one, place));
        }
        return List.copyOf(list);
    }

    /**
     * Reads an object.
     *
     * @param name its name
     * @return its members, none where it lacks
     * @throws InvalidInputException if it is no object
     */
    public Fields fields(String name) {
        Object value = value(name);
        if (value == null) {
            return new Fields(new JsonObject(), pathOf(name));
        }
        return of(value, pathOf(name));
    }

    /**
     * Reads an object that stands in a list.
     *
     * @param value what stands there
     * @param path its path
     * @return its members
     * @throws InvalidInputException if it is no object
     */
    public static Fields of(Object value, String path) {
        if (value instanceof JsonObject members) {
            return new Fields(members, path);
        }
        throw new InvalidInputException(path, value + " is no object");
    }

    /**
     * Reads a text that stands in a list.
     *
     * @param value what stands there
     * @param path its path
     * @return the text
     * @throws InvalidInputException if it is no text
     */
    public static String textOf(Object value, String path) {
        if (value instanceof String text) {
            return text;
        }
        throw new InvalidInputException(path, value + " is no text");
    }

    /**
     * Refuses members that nobody asked for.
     *
     * @throws InvalidInputException if there are any
     */
    public void noOthers() {
        for (String name : object.fieldNames()) {
            if (!read.contains(name)) {
                throw wrong(name, "there is no such member");
            }
        }
    }
}
