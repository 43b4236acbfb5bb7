package io.isosocket.samples.net;

import io.isosocket.WebSocket;
import io.vertx.core.json.JsonObject;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/**
 * An editor of a {@link SharedDocument}. Its own changes show at once; where another editor was faster, the server's order
 * counts in the end. Any thread may call its methods.
 */
public final class DocumentEditor {

    private final WebSocket socket;
    private final CompletableFuture<DocumentEditor> joined = new CompletableFuture<>();
    private final Map<String, @Nullable Object> fields = new TreeMap<>();
    /** How many changes of its own are on their way, by field: until they are back, others' changes of it do not show. */
    private final Map<String, Integer> pending = new TreeMap<>();

    private long id;
    private long revision;

    private DocumentEditor(String url) {
        socket = new WebSocket(url);
        socket.onmessage(event -> Json.object(event.data()).ifPresent(this::take));
        socket.onclose(event -> joined.completeExceptionally(new IllegalStateException("closed " + event.code())));
    }

    /**
     * Joins a document.
     *
     * @param url the server's
     * @return the editor once it has the document
     */
    public static CompletionStage<DocumentEditor> join(String url) {
        return new DocumentEditor(url).joined;
    }

    private synchronized void take(JsonObject message) {
        revision = message.getLong("revision", revision);
        switch (message.getString("type", "")) {
            case "document" -> {
                id = message.getLong("editor");
                fields.putAll(message.getJsonObject("fields").getMap());
                joined.complete(this);
            }
            case "changed" -> apply(message.getString("field"), message.getValue("value"), message.getLong("editor"));
            default -> throw new IllegalStateException(message.encode());
        }
        notifyAll();
    }

    private void apply(String field, @Nullable Object value, long editor) {
        int own = pending.getOrDefault(field, 0);
        if (editor == id) {
            pending.put(field, own - 1);
        } else if (own == 0) {
            fields.put(field, value);
        }
    }

    /**
     * Changes a field.
     *
     * @param field its name
     * @param value its value
     */
    public synchronized void set(String field, String value) {
        fields.put(field, value);
        pending.merge(field, 1, Integer::sum);
        socket.send(new JsonObject().put("field", field).put("value", value).encode());
    }

    /** {@return the fields as they are now} */
    public synchronized Map<String, @Nullable Object> fields() {
        return new TreeMap<>(fields);
    }

    /**
     * Waits for a revision of the document.
     *
     * @param number its number
     * @throws InterruptedException if the thread is interrupted
     */
    public synchronized void awaitRevision(long number) throws InterruptedException {
        while (revision < number) {
            wait();
        }
    }

    /** Leaves the document. */
    public void leave() {
        socket.close(1000);
    }
}
