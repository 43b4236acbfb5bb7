package io.isosocket.benchmarks.work;

import io.vertx.core.json.JsonObject;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;

/**
 * The lines between a contestant's process and the comparison: tasks come on standard input, and on standard output go
 * what it is, when what is measured begins, and what came of it. The comparison reads the CPU of the process whenever it
 * reads one of the latter.
 */
public final class Output {

    private Output() {}

    /** {@return where tasks come from} */
    public static BufferedReader input() {
        return new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
    }

    /**
     * Says what runs.
     *
     * @param description with its version
     */
    public static void ready(String description) {
        print(new JsonObject().put("ready", description));
    }

    /**
     * Says what runs, and where.
     *
     * @param description with its version
     * @param urls by what they are for
     */
    public static void ready(String description, JsonObject urls) {
        print(new JsonObject().put("ready", description).put("urls", urls));
    }

    /**
     * What is measured begins.
     *
     * @return the time, for {@link #end}
     */
    public static long begin() {
        print(new JsonObject().put("begin", true));
        return System.nanoTime();
    }

    /**
     * What is measured has ended.
     *
     * @param count how many messages or connections
     * @param begin what {@link #begin} gave
     */
    public static void end(long count, long begin) {
        print(new JsonObject().put("count", count).put("nanos", System.nanoTime() - begin));
    }

    /**
     * Tells the memory of the process.
     *
     * @throws IOException if Linux does not tell it
     */
    public static void memory() throws IOException {
        print(Footprint.measure().toJson());
    }

    private static void print(JsonObject line) {
        System.out.println(line.encode());
    }
}
