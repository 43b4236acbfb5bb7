package io.isosocket.benchmarks;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** What a sample of the CPU was spent on: a row of a profile. The first one that claims the stack has it. */
enum ProfileRow {
    WRITE("system call write"),
    EPOLL("system calls epoll_wait, epoll_ctl"),
    READ("system call read"),
    SOCKETS("system calls connect, shutdown, close, socket, and options"),
    URING("system call io_uring_enter"),
    FUTEX("system call futex: threads that wait and are woken"),
    CLOCK("the clock"),
    TLS("TLS"),
    COMPRESSION("compression"),
    NETTY("Netty: channel, buffers, selector"),
    CODEC("Isosocket: codec and delivery"),
    WEB_SOCKET("Isosocket: the WebSocket and its events"),
    JS("Isosocket: scripts"),
    GRAAL("GraalJS and Truffle"),
    VERTX("Vert.x"),
    LIBRARIES("the other libraries of WebSockets"),
    BENCHMARK("the benchmark itself"),
    UNKNOWN("without a stack"),
    OTHERS("JDK and others");

    private final String title;

    ProfileRow(String title) {
        this.title = title;
    }

    String title() {
        return title;
    }

    /**
     * A method on a stack.
     *
     * @param type its class, with the package
     * @param method its name
     * @param isNative whether it is a native one
     */
    record Frame(String type, String method, boolean isNative) {

        String name() {
            return type + "." + method;
        }
    }

    /** The native methods that are system calls of a row of their own, by the beginning of the name. */
    private static final Map<String, ProfileRow> CALLS = calls();

    /** The classes whose native methods make the system calls of sockets and files. */
    private static final List<String> CALLERS =
            List.of("sun.nio.ch.", "java.io.", "io.netty.channel.unix.", "io.netty.channel.epoll.");

    private static final Set<String> CLOCKS = Set.of(
            "java.lang.System.nanoTime",
            "java.lang.System.currentTimeMillis",
            "jdk.internal.misc.VM.getNanoTimeAdjustment",
            "java.time.Clock.currentInstant",
            "java.time.Clock$SystemClock.instant",
            "java.time.Clock$SystemClock.millis",
            "java.time.Instant.now");

    /** Whose code it is, by the beginning of the class's name; an earlier entry comes before a later one. */
    private static final Map<String, ProfileRow> OWNERS = owners();

    /** Works for whoever calls it. */
    private static final List<String> JDK = List.of("java.", "javax.", "jdk.", "sun.", "com.sun.");

    private static Map<String, ProfileRow> calls() {
        Map<String, ProfileRow> rows = new LinkedHashMap<>();
        for (String name : List.of("write", "send", "splice", "set0")) {
            rows.put(name, WRITE);
        }
        for (String name : List.of("read", "recv", "receive", "drain")) {
            rows.put(name, READ);
        }
        for (String name : List.of("wait", "ctl", "epoll")) {
            rows.put(name, EPOLL);
        }
        return rows;
    }

    private static Map<String, ProfileRow> owners() {
        Map<String, ProfileRow> rows = new LinkedHashMap<>();
        rows.put("sun.security.ssl.", TLS);
        rows.put("com.sun.crypto.", TLS);
        rows.put("javax.crypto.", TLS);
        rows.put("io.netty.handler.ssl.", TLS);
        rows.put("java.util.zip.", COMPRESSION);
        rows.put("com.jcraft.jzlib.", COMPRESSION);
        rows.put("io.netty.", NETTY);
        rows.put("io.isosocket.benchmarks.", BENCHMARK);
        rows.put("io.isosocket.vertx.", CODEC);
        rows.put("io.isosocket.js.", JS);
        rows.put("io.isosocket.", WEB_SOCKET);
        rows.put("com.oracle.truffle.", GRAAL);
        rows.put("com.oracle.js.", GRAAL);
        rows.put("org.graalvm.", GRAAL);
        rows.put("io.vertx.", VERTX);
        rows.put("jdk.internal.net.http.", LIBRARIES);
        rows.put("org.eclipse.jetty.", LIBRARIES);
        rows.put("org.java_websocket.", LIBRARIES);
        rows.put("okhttp3.", LIBRARIES);
        rows.put("okio.", LIBRARIES);
        rows.put("org.glassfish.", LIBRARIES);
        rows.put("io.undertow.", LIBRARIES);
        rows.put("org.xnio.", LIBRARIES);
        return rows;
    }

    /**
     * Finds the row of a stack: by its top where that is a system call or the clock, else by the topmost method that is
     * not the JDK's.
     *
     * @param stack the top comes first
     * @return the row
     */
    static ProfileRow of(List<Frame> stack) {
        if (stack.isEmpty()) {
            return UNKNOWN;
        }
        return ofTop(stack.get(0)).orElseGet(() -> stack.stream()
                .flatMap(frame -> owner(frame).stream())
                .findFirst()
                .orElse(OTHERS));
    }

    private static Optional<ProfileRow> ofTop(Frame top) {
        if (CLOCKS.contains(top.name())) {
            return Optional.of(CLOCK);
        }
        if (top.type().endsWith(".Unsafe")
                && (top.method().equals("park") || top.method().equals("unpark"))) {
            return Optional.of(FUTEX);
        }
        if (top.isNative() && top.type().startsWith("io.netty.channel.uring.")) {
            return Optional.of(URING);
        }
        if (top.isNative() && CALLERS.stream().anyMatch(top.type()::startsWith)) {
            return Optional.of(first(CALLS, top.method()).orElse(SOCKETS));
        }
        return Optional.empty();
    }

    private static Optional<ProfileRow> owner(Frame frame) {
        Optional<ProfileRow> known = first(OWNERS, frame.type());
        boolean isJdk = JDK.stream().anyMatch(frame.type()::startsWith);
        return known.isEmpty() && !isJdk ? Optional.of(OTHERS) : known;
    }

    private static Optional<ProfileRow> first(Map<String, ProfileRow> rows, String name) {
        return rows.entrySet().stream()
                .filter(entry -> name.startsWith(entry.getKey()))
                .map(Map.Entry::getValue)
                .findFirst();
    }
}
