package io.isosocket.samples.net;

import io.vertx.core.json.DecodeException;
import io.vertx.core.json.JsonObject;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What a peer sends need not be JSON, nor an object. */
final class Json {

    private Json() {}

    /**
     * Reads a message.
     *
     * @param data of a message event
     * @return the object; empty where it is none
     */
    static Optional<JsonObject> object(@Nullable Object data) {
        if (!(data instanceof String text)) {
            return Optional.empty();
        }
        try {
            return Optional.of(new JsonObject(text));
        } catch (DecodeException noObject) {
            return Optional.empty();
        }
    }

    /**
     * Makes a message.
     *
     * @param type its type
     * @return the object, to which members can be added
     */
    static JsonObject ofType(String type) {
        return new JsonObject().put("type", type);
    }
}
