package io.isosocket.benchmarks;

import io.vertx.core.json.JsonObject;

/**
 * What a client is to do once: open a connection, exchange messages with the echo server, close.
 *
 * @param url the echo server's
 * @param size of a message, in bytes; text is ASCII
 * @param binary whether messages are binary
 * @param inFlight how many messages are on their way at a time
 * @param messages how many in all
 */
public record Round(String url, int size, boolean binary, int inFlight, int messages) {

    /** {@return the round as a line of JSON} */
    public String toLine() {
        return toJson().encode();
    }

    JsonObject toJson() {
        return new JsonObject()
                .put("url", url)
                .put("size", size)
                .put("binary", binary)
                .put("inFlight", inFlight)
                .put("messages", messages);
    }

    /**
     * Reads a round.
     *
     * @param line as {@link #toLine()} makes it
     * @return the round
     */
    public static Round parse(String line) {
        JsonObject json = new JsonObject(line);
        return new Round(
                json.getString("url"),
                json.getInteger("size"),
                json.getBoolean("binary"),
                json.getInteger("inFlight"),
                json.getInteger("messages"));
    }
}
