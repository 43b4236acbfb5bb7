package io.isosocket.samples.net;

import io.isosocket.vertx.server.ServerConnection;
import io.isosocket.vertx.server.WebSocketServer;
import io.vertx.core.json.JsonObject;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/**
 * A document that several edit at a time, field by field. The server puts all changes into one order; who applies them in
 * that order, as {@link DocumentEditor} does, has the same document as everybody.
 */
public final class SharedDocument {

    private final Map<String, @Nullable Object> fields = new LinkedHashMap<>();
    private long revision;

    private SharedDocument() {}

    /**
     * Starts a server of one document, on the loopback interface.
     *
     * @param port the port, or 0 for any free one
     * @return the server once it listens
     */
    public static CompletionStage<WebSocketServer> listen(int port) {
        var document = new SharedDocument();
        // All connections of a server are on one event loop, so the document needs no lock.
        return WebSocketServer.builder().handler(document::joined).listen(port);
    }

    private void joined(ServerConnection editor) {
        editor.send(Json.ofType("document")
                .put("editor", editor.id())
                .put("revision", revision)
                .put("fields", new JsonObject(fields))
                .encode());
        editor.onmessage(event -> Json.object(event.data())
                .filter(change -> change.getValue("field") instanceof String && change.containsKey("value"))
                .ifPresentOrElse(
                        change -> change(editor, change.getString("field"), change.getValue("value")),
                        () -> editor.send(Json.ofType("error")
                                .put("message", "a change has a field and a value")
                                .encode())));
    }

    private void change(ServerConnection editor, String field, @Nullable Object value) {
        revision++;
        fields.put(field, value);
        editor.connections()
                .broadcast(Json.ofType("changed")
                        .put("editor", editor.id())
                        .put("revision", revision)
                        .put("field", field)
                        .put("value", value)
                        .encode());
    }

    /**
     * Runs the server.
     *
     * @param args the port
     */
    public static void main(String[] args) {
        Servers.run(args, 8894, SharedDocument::listen);
    }
}
