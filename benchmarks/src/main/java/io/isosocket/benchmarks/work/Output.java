package io.isosocket.benchmarks.work;

import io.vertx.core.json.JsonObject;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * The lines between a contestant's process and the comparison: tasks come on standard input, and on standard output go
 * what it is, when what is measured begins, and what came of it. The comparison reads the CPU of the process whenever it
 * reads one of the latter.
 */
public final class Output {

    private static final int COLLECTIONS = 4;

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

    /** Tells the memory in use after garbage collection. */
    public static void memory() {
        for (int i = 0; i < COLLECTIONS; i++) {
            System.gc();
        }
        long heap = ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
        print(new JsonObject().put("heap", heap).put("resident", resident()));
    }

    /** {@return bytes of memory that the process occupies: proc(5), VmRSS; 0 where nothing tells} */
    private static long resident() {
        try {
            return Files.readAllLines(Path.of("/proc/self/status"), StandardCharsets.US_ASCII).stream()
                    .filter(line -> line.startsWith("VmRSS:"))
                    .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")) * 1024)
                    .findFirst()
                    .orElse(0);
        } catch (IOException unknown) {
            return 0;
        }
    }

    private static void print(JsonObject line) {
        System.out.println(line.encode());
    }
}
