package io.isosocket.workbench.http;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;

/** What a user can begin with. */
final class Presets {

    private Presets() {}

    /** {@return the presets; their names are keys of the texts} */
    static JsonArray all() {
        return new JsonArray()
                .add(preset(
                        "preset.chat",
                        "wss://chat-server.com/ws",
                        "json",
                        "{\"type\": \"join\", \"room\": \"general\"}"))
                .add(preset("preset.live", "wss://api.example.com/live", "json", "{\"subscribe\": \"ticker\"}"))
                .add(preset("preset.echo", "wss://echo.websocket.org", "text", "Hello!"));
    }

    private static JsonObject preset(String name, String url, String kind, String message) {
        return new JsonObject()
                .put("name", name)
                .put("url", url)
                .put("kind", kind)
                .put("message", message);
    }
}
