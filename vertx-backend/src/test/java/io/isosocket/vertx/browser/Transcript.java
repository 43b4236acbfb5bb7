package io.isosocket.vertx.browser;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.List;

/**
 * What both sides noted of one scenario.
 *
 * @param client what the WebSocket's user saw: events, values read, exceptions
 * @param server what the server received
 */
record Transcript(List<String> client, List<String> server) {

    static Transcript of(JsonObject json) {
        return new Transcript(strings(json.getJsonArray("client")), strings(json.getJsonArray("server")));
    }

    private static List<String> strings(JsonArray values) {
        return values.stream().map(String.class::cast).toList();
    }

    @Override
    public String toString() {
        return "client:\n  " + String.join("\n  ", client) + "\nserver:\n  " + String.join("\n  ", server);
    }
}
