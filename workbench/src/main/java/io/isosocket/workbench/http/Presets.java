package io.isosocket.workbench.http;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;

/** What a user can begin with: each is served by the local server. */
final class Presets {

    private Presets() {}

    /** {@return the presets; their names are keys of the texts} */
    static JsonArray all() {
        return new JsonArray()
                .add(preset("preset.chat", LocalServer.CHAT, "json", "{\"type\": \"join\", \"room\": \"general\"}"))
                .add(preset("preset.live", LocalServer.LIVE, "json", "{\"subscribe\": \"ticker\"}"))
                .add(preset("preset.echo", "", "text", "Hello!"));
    }

    private static JsonObject preset(String name, String path, String kind, String message) {
        return new JsonObject()
                .put("name", name)
                .put("path", path)
                .put("kind", kind)
                .put("message", message);
    }
}
