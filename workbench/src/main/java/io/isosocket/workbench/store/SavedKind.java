package io.isosocket.workbench.store;

import io.vertx.core.json.JsonObject;
import java.util.List;

/** What a user can save. */
public enum SavedKind {
    /** Where to connect, and how. */
    CONNECTION("saved_connection", "connection"),
    /** A message. */
    MESSAGE("saved_message", "kind", "data", "template");

    private final String table;

    @SuppressWarnings("ImmutableEnumChecker") // of List.of
    private final List<String> columns;

    SavedKind(String table, String... columns) {
        this.table = table;
        this.columns = List.of(columns);
    }

    String table() {
        return table;
    }

    /** {@return the columns of the content} */
    List<String> columns() {
        return columns;
    }

    /** {@return what stands in the columns} */
    List<String> values(JsonObject content) {
        return this == CONNECTION
                ? List.of(content.encode())
                : List.of(
                        content.getString("kind"),
                        content.getString("data"),
                        content.getBoolean("template", false) ? "1" : "0");
    }

    /** {@return the content that stands in the columns} */
    JsonObject content(List<String> values) {
        return this == CONNECTION
                ? new JsonObject(values.get(0))
                : new JsonObject()
                        .put("kind", values.get(0))
                        .put("data", values.get(1))
                        .put("template", values.get(2).equals("1"));
    }
}
