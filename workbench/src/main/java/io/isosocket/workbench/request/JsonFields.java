package io.isosocket.workbench.request;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads the fields of a JSON object; what is wrong is told with the field's path and the rule. */
public final class JsonFields {

    private final String path;
    private final JsonObject object;

    private JsonFields(String path, JsonObject object) {
        this.path = path;
        this.object = object;
    }

    /**
     * Reads an object.
     *
     * @param object the object
     * @return its fields
     */
    public static JsonFields of(JsonObject object) {
        return new JsonFields("", object);
    }

    /** {@return the path of a field, as errors name it} */
    public String path(String name) {
        return path.isEmpty() ? name : path + "." + name;
    }

    /** {@return whether the field is there and not null} */
    public boolean has(String name) {
        return object.getValue(name) != null;
    }

    /** {@return an exception for a field} */
    public RequestException invalid(String name, String message) {
        return RequestException.invalid(path(name), message);
    }

    /** Refuses fields with other names: a misspelt option would silently be the default. */
    public void only(Set<String> names) {
        for (String name : object.fieldNames()) {
            if (!names.contains(name)) {
                throw invalid(name, "there is no such field; there are " + String.join(", ", names.stream().sorted().toList()));
            }
        }
    }

    /** {@return a text that must be there} */
    public String text(String name) {
        return optionalText(name).orElseThrow(() -> invalid(name, "is missing, a text is needed"));
    }

    /** {@return a text, where there is one} */
    public Optional<String> optionalText(String name) {
        return Optional.ofNullable(typed(name, String.class, "a text"));
    }

    /** {@return a flag, or the default where there is none} */
    public boolean flag(String name, boolean byDefault) {
        Boolean value = typed(name, Boolean.class, "true or false");
        return value == null ? byDefault : value;
    }

    /** {@return a whole number in a range, or the default where there is none} */
    public long number(String name, long byDefault, long least, long most) {
        Number value = typed(name, Number.class, "a number");
        if (value == null) {
            return byDefault;
        }
        if (value.doubleValue() != value.longValue() || value.longValue() < least || value.longValue() > most) {
            throw invalid(name, value + " is not a whole number in " + least + " to " + most);
        }
        return value.longValue();
    }

    /** {@return the fields of an object that must be there} */
    public JsonFields object(String name) {
        return optionalObject(name).orElseThrow(() -> invalid(name, "is missing, an object is needed"));
    }

    /** {@return the fields of an object, where there is one} */
    public Optional<JsonFields> optionalObject(String name) {
        return Optional.ofNullable(typed(name, JsonObject.class, "an object"))
                .map(value -> new JsonFields(path(name), value));
    }

    /** {@return the texts of an array; none where there is no array} */
    public List<String> texts(String name) {
        List<String> texts = new ArrayList<>();
        for (Object value : array(name)) {
            if (!(value instanceof String text)) {
                throw invalid(name + "[" + texts.size() + "]", shown(value) + " is not a text");
            }
            texts.add(text);
        }
        return texts;
    }

    /** {@return the fields of the objects of an array; none where there is no array} */
    public List<JsonFields> objects(String name) {
        List<JsonFields> objects = new ArrayList<>();
        for (Object value : array(name)) {
            String place = name + "[" + objects.size() + "]";
            if (!(value instanceof JsonObject element)) {
                throw invalid(place, shown(value) + " is not an object");
            }
            objects.add(new JsonFields(path(place), element));
        }
        return objects;
    }

    private JsonArray array(String name) {
        JsonArray array = typed(name, JsonArray.class, "an array");
        return array == null ? new JsonArray() : array;
    }

    private <T> @Nullable T typed(String name, Class<T> type, String what) {
        Object value = object.getValue(name);
        if (value == null) {
            return null;
        }
        if (!type.isInstance(value)) {
            throw invalid(name, shown(value) + " is not " + what);
        }
        return type.cast(value);
    }

    /** A container is not shown whole: it may hold secrets. */
    private static String shown(@Nullable Object value) {
        if (value instanceof JsonObject) {
            return "an object";
        }
        return value instanceof JsonArray ? "an array" : value instanceof String text ? '"' + text + '"' : String.valueOf(value);
    }
}
