package io.isosocket.benchmarks;

import io.isosocket.vertx.server.EchoServer;
import io.vertx.core.Vertx;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.lang.ProcessBuilder.Redirect;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * How long a program of a few lines takes from the start of its process: to its output and to the end, with the CPU of all
 * that runs for it. One kind prints a line, the other the first message that comes back from an echo server in this
 * process. All start in turn, round after round; printed are medians, and ratios to the same without an archive of classes;
 * that of the line that uses all globals is to the line that uses none.
 */
public final class StartUp {

    /** What each program prints first. */
    static final String OUTPUT = "1";

    private static final String CODE = "console.log(" + OUTPUT + ")";
    /** The globals are made at their first use. */
    private static final String ALL_GLOBALS =
            "for (const name of Object.getOwnPropertyNames(globalThis)) globalThis[name]; "
                    + "new TextDecoder('gb18030'); crypto.getRandomValues(new Uint8Array(1)); " + CODE;

    private static final String FIRST_FRAME =
            """
            const ws = new WebSocket("%s");
            ws.onopen = () => ws.send("%s");
            ws.onmessage = ({ data }) => { console.log(data); ws.close(); };
            """;

    private static final int ROUNDS = 11;

    /** What the kernel counts CPU time in, for /proc. */
    private static final double MILLIS_PER_TICK = 10;

    private static final Map<String, String> NO_ARCHIVE = Map.of("ISOSOCKET_ARCHIVE", "no");

    private final Map<Command, List<Timing>> timings = new LinkedHashMap<>();

    private StartUp(Path folder, String url) throws IOException, InterruptedException {
        String isosocket = Path.of("isosocket").toAbsolutePath().toString();
        addOneLine(isosocket, file(folder, "one-line.js", CODE));
        addFirstFrame(isosocket, file(folder, "first-frame.js", FIRST_FRAME.formatted(url, OUTPUT)));
        addFirstFrameInJava(new JavaStart(url, folder));
    }

    private static String file(Path folder, String name, String code) throws IOException {
        return Files.writeString(folder.resolve(name), code).toString();
    }

    private void addOneLine(String isosocket, String file) {
        Command plainFile = add("run FILE, no archive", NO_ARCHIVE, null, isosocket, "run", file);
        add("run FILE", Map.of(), plainFile, isosocket, "run", file);
        Command plainCode = add("run -e, no archive", NO_ARCHIVE, null, isosocket, "run", "-e", CODE);
        Command code = add("run -e", Map.of(), plainCode, isosocket, "run", "-e", CODE);
        add("run -e, all globals", Map.of(), code, isosocket, "run", "-e", ALL_GLOBALS);
        add("run --jit FILE", Map.of(), plainFile, isosocket, "run", "--jit", file);
        add("node FILE", Map.of(), plainFile, "node", file);
    }

    private void addFirstFrame(String isosocket, String file) {
        Command plain = add("first frame: run, no archive", NO_ARCHIVE, null, isosocket, "run", file);
        add("first frame: run", Map.of(), plain, isosocket, "run", file);
        add("first frame: run --jit", Map.of(), plain, isosocket, "run", "--jit", file);
        add("first frame: node", Map.of(), plain, "node", "--experimental-websocket", "--no-warnings", file);
    }

    private void addFirstFrameInJava(JavaStart java) throws IOException, InterruptedException {
        Command plain = add("first frame: Java", Map.of(), null, java.plain());
        add("first frame: Java, archive", Map.of(), plain, java.withClassArchive());
        if (JavaStart.hasAotCache()) {
            add("first frame: Java, AOT cache", Map.of(), plain, java.withAotCache());
        }
    }

    /**
     * Measures.
     *
     * @param args how many rounds count; 11 by default
     * @throws Exception where a process cannot be started
     */
    public static void main(String[] args) throws Exception {
        int rounds = args.length == 0 ? ROUNDS : Integer.parseInt(args[0]);
        Vertx vertx = Vertx.vertx();
        Path folder = Files.createTempDirectory("start-up");
        try {
            String url = EchoServer.listen(vertx, "127.0.0.1", 0, EchoServer.OPTIONS)
                    .toCompletableFuture()
                    .get(1, TimeUnit.MINUTES)
                    .url()
                    .toString();
            new StartUp(folder, url).run(rounds);
        } finally {
            vertx.close();
            delete(folder);
        }
    }

    private static void delete(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file : files.toList()) {
                Files.delete(file);
            }
        }
        Files.delete(folder);
    }

    private Command add(String name, Map<String, String> environment, @Nullable Command base, String... words) {
        return add(name, environment, base, List.of(words));
    }

    private Command add(String name, Map<String, String> environment, @Nullable Command base, List<String> words) {
        Command command = new Command(name, words, environment, Optional.ofNullable(base));
        timings.put(command, new ArrayList<>());
        return command;
    }

    private void run(int rounds) throws IOException, InterruptedException {
        for (int round = 0; round <= rounds; round++) {
            for (Map.Entry<Command, List<Timing>> each : timings.entrySet()) {
                Timing timing = each.getKey().start();
                if (round > 0) { // The first one fills caches, and makes the archive.
                    each.getValue().add(timing);
                }
            }
        }
        System.out.printf("%-28s %10s %10s %10s %8s%n", "median of " + rounds, "output ms", "end ms", "CPU ms", "CPU");
        timings.forEach((command, measured) -> System.out.println(line(command, measured)));
    }

    private String line(Command command, List<Timing> measured) {
        double cpu = Median.of(measured, Timing::cpu);
        double base = command.base()
                .map(timings::get)
                .map(of -> Median.of(of, Timing::cpu))
                .orElse(cpu);
        return String.format(
                Locale.ROOT,
                "%-28s %10.0f %10.0f %10.0f %8.2f",
                command.name(),
                Median.of(measured, Timing::output),
                Median.of(measured, Timing::end),
                cpu,
                cpu / base);
    }

    /** What one start took, in milliseconds. */
    private record Timing(double output, double end, double cpu) {}

    /** A way to run the script; its ratio is to {@code base}. */
    private record Command(String name, List<String> words, Map<String, String> environment, Optional<Command> base) {

        Timing start() throws IOException, InterruptedException {
            ProcessBuilder builder = new ProcessBuilder(words).redirectError(Redirect.INHERIT);
            builder.environment().putAll(environment);
            double cpu = cpuOfChildren();
            long begin = System.nanoTime();
            Process process = builder.start();
            process.getOutputStream().close();
            InputStream output = process.getInputStream();
            int first = output.read();
            double untilOutput = millisSince(begin);
            output.transferTo(OutputStream.nullOutputStream());
            if (process.waitFor() != 0 || first != OUTPUT.charAt(0)) {
                throw new IllegalStateException(name + ": " + words + " failed");
            }
            return new Timing(untilOutput, millisSince(begin), cpuOfChildren() - cpu);
        }

        private static double millisSince(long begin) {
            return (System.nanoTime() - begin) / 1e6;
        }

        /** User and system time of all processes that this one has started and that have ended: proc(5), cutime, cstime. */
        private static double cpuOfChildren() throws IOException {
            String stat = Files.readString(Path.of("/proc/self/stat"), StandardCharsets.US_ASCII);
            String[] fromState = stat.substring(stat.lastIndexOf(')') + 2).split(" ", -1);
            return (Long.parseLong(fromState[13]) + Long.parseLong(fromState[14])) * MILLIS_PER_TICK;
        }
    }
}
