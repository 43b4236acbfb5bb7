package io.isosocket.vertx.browser;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.isosocket.vertx.peer.Step;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * One scenario of {@code scenarios.json}: the arguments of the constructor, what the server does, what the client does
 * on each event.
 *
 * @param name its name, also the path at which the server plays it
 * @param json all of it
 */
record Scenario(String name, JsonObject json) {

    static List<Scenario> all() {
        return new JsonArray(resource("scenarios.json"))
                .stream()
                        .map(JsonObject.class::cast)
                        .map(json -> new Scenario(json.getString("name"), json))
                        .toList();
    }

    static String resource(String file) {
        try (InputStream in = Objects.requireNonNull(Scenario.class.getResourceAsStream(file), file)) {
            return new String(in.readAllBytes(), UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    String path() {
        return "/" + name;
    }

    /** Whether a connection comes to the server, as far as the scenario is played by the standard or the browser. */
    boolean hasServer() {
        return json.containsKey("server");
    }

    List<Step> serverSteps() {
        return ServerScript.steps(json.getJsonArray("server"));
    }

    /** The arguments of the constructor: the URL, and subprotocols. */
    JsonArray arguments() {
        return json.getJsonArray("arguments", JsonArray.of("ws://127.0.0.1:{port}" + path()));
    }

    /** The client's steps under a name: "constructed", a type of event, or a listener's own name. */
    JsonArray clientSteps(String name) {
        return json.getJsonObject("client", new JsonObject()).getJsonArray(name, new JsonArray());
    }

    /** What the browser's transcript must be where the browser leaves the standard. */
    Optional<Transcript> browserDiffers() {
        return Optional.ofNullable(json.getJsonObject("browserDiffers")).map(Transcript::of);
    }

    /** What the standard asks for; there exactly where the browser differs. */
    Transcript standard() {
        return Transcript.of(json.getJsonObject("standard"));
    }

    @Override
    public String toString() {
        return name;
    }
}
