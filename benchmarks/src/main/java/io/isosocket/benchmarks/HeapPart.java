package io.isosocket.benchmarks;

import java.util.Arrays;
import java.util.List;

/** Whose objects the heap holds, by the packages of their classes. */
enum HeapPart {
    SOCKET(
            "the JDK's channel: socket, addresses, locks, selection key",
            "sun.nio.",
            "java.nio.",
            "java.net.",
            "java.io."),
    NETTY("Netty: channel, pipeline, timers", "io.netty."),
    CODEC("Isosocket: the codec and its timers", "io.isosocket.vertx.wire."),
    BACKEND("Isosocket: client or server, delivery", "io.isosocket.vertx."),
    BENCHMARK("the benchmark itself", "io.isosocket.benchmarks."),
    WEBSOCKET("Isosocket: the WebSocket and its listeners", "io.isosocket."),
    VERTX("Vert.x", "io.vertx."),
    PEER("another library", "org.", "jakarta.", "okhttp3.", "com."),
    OTHER("the JDK's maps, strings, locks and arrays, of all of them", "");

    private final String title;

    @SuppressWarnings("ImmutableEnumChecker") // by List.of
    private final List<String> packages;

    HeapPart(String title, String... packages) {
        this.title = title;
        this.packages = List.of(packages);
    }

    String title() {
        return title;
    }

    /**
     * Finds the part of a class.
     *
     * @param name as a histogram has it: an array of objects begins with {@code [L} and ends with a semicolon
     * @return the part
     */
    static HeapPart of(String name) {
        String element = name.replaceFirst("^\\[+L", "");
        return Arrays.stream(values())
                .filter(part -> part.packages.stream().anyMatch(element::startsWith))
                .findFirst()
                .orElse(OTHER);
    }
}
