package io.isosocket.workbench.store;

import io.vertx.core.json.JsonObject;

/** What a user can save. */
public enum SavedKind {
    /** Where to connect, and how. */
    CONNECTION("saved_connection", "connection"),
    /** A message. */
    MESSAGE("saved_message", "kind", "data");

    private final String table;
    private final String[] columns;

    SavedKind(String table, String... columns) {
        this.table = table;
        this.columns = columns;
    }

    String table() {
        return table;
    }

    /** {@return the columns of the content} */
    String[] columns() {
        return columns.clone();
    }

    /** {@return what stands in the columns} */
    String[] values(JsonObject content) {
        return this == CONNECTION
                ? new String[] {content.encode()}
                : new String[] {content.getString("kind"), content.getString("data")};
    }

    /** {@return the content that stands in the columns} */
    JsonObject content(String... values) {
        return this == CONNECTION
                ? new JsonObject(values[0])
                : new JsonObject().put("kind", values[0]).put("data", values[1]);
    }
}
