package io.isosocket.vertx.browser;

import io.vertx.core.json.JsonObject;

/**
 * The ports that stand as {@code {port}} and {@code {closedPort}} in scenarios.
 *
 * @param server the server's
 * @param closed one at which nobody listens
 */
record Ports(int server, int closed) {

    String fill(String text) {
        return text.replace("{port}", Integer.toString(server)).replace("{closedPort}", Integer.toString(closed));
    }

    /** The text without the server's port, which is another each time. */
    String hide(String text) {
        return text.replace(Integer.toString(server), "PORT");
    }

    JsonObject json() {
        return JsonObject.of("server", Integer.toString(server), "closed", Integer.toString(closed));
    }
}
