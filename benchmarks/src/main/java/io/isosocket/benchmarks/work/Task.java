package io.isosocket.benchmarks.work;

import io.vertx.core.json.JsonObject;
import org.jspecify.annotations.Nullable;

/**
 * What a client is to do once.
 *
 * @param work the kind
 * @param url where to
 * @param text the message; null for a binary one
 * @param size of the message, in bytes of UTF-8 where it is a text
 * @param connections how many there are at a time
 * @param inFlight how many messages are on their way at a time on each connection, or handshakes in all
 * @param count how many messages or connections in all
 * @param deflate whether permessage-deflate is offered
 */
public record Task(
        Work work,
        String url,
        @Nullable String text,
        int size,
        int connections,
        int inFlight,
        int count,
        boolean deflate) {

    /** {@return the task as a line of JSON} */
    public String toLine() {
        return toJson().encode();
    }

    /** {@return the task as JSON} */
    public JsonObject toJson() {
        return new JsonObject()
                .put("work", work.name())
                .put("url", url)
                .put("text", text)
                .put("size", size)
                .put("connections", connections)
                .put("inFlight", inFlight)
                .put("count", count)
                .put("deflate", deflate);
    }

    /**
     * Reads a task.
     *
     * @param line as {@link #toLine()} makes it
     * @return the task
     */
    public static Task parse(String line) {
        JsonObject json = new JsonObject(line);
        return new Task(
                Work.valueOf(json.getString("work")),
                json.getString("url"),
                json.getString("text"),
                json.getInteger("size"),
                json.getInteger("connections"),
                json.getInteger("inFlight"),
                json.getInteger("count"),
                json.getBoolean("deflate"));
    }

    /**
     * The same work in another amount.
     *
     * @param value how many messages or connections in all
     * @return the task
     */
    public Task withCount(int value) {
        return new Task(work, url, text, size, connections, inFlight, value, deflate);
    }

    /**
     * The same work elsewhere.
     *
     * @param value where to
     * @return the task
     */
    public Task at(String value) {
        return new Task(work, value, text, size, connections, inFlight, count, deflate);
    }

    /**
     * The same connections for another purpose.
     *
     * @param value the kind
     * @return the task
     */
    public Task toDo(Work value) {
        return new Task(value, url, text, size, connections, inFlight, count, deflate);
    }
}
