package io.isosocket.workbench.store;

import io.vertx.core.json.JsonObject;
import java.util.Objects;
import java.util.OptionalLong;

/**
 * Something that a user saved.
 *
 * @param id its number
 * @param name its name
 * @param content a connection as {@code API.md} has it, or a message with {@code kind} and {@code data}
 * @param created when, in milliseconds since 1970
 * @param used when it was used last
 * @param position its place in the order that the user gave
 */
public record Saved(long id, String name, JsonObject content, long created, OptionalLong used, int position) {

    /** Takes the values. */
    public Saved {
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(content, "content");
        Objects.requireNonNull(used, "used");
    }
}
