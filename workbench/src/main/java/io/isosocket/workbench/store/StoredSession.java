package io.isosocket.workbench.store;

import io.vertx.core.json.JsonObject;
import java.util.Objects;

/**
 * A session as it is kept.
 *
 * @param id its number
 * @param title what its tab says
 * @param connection where it connects
 * @param variables what its templates may name
 * @param wasEverOpen whether it was ever connected
 */
public record StoredSession(long id, String title, JsonObject connection, JsonObject variables, boolean wasEverOpen) {

    /** Takes the values. */
    public StoredSession {
        Objects.requireNonNull(title, "title");
        Objects.requireNonNull(connection, "connection");
        Objects.requireNonNull(variables, "variables");
    }
}
