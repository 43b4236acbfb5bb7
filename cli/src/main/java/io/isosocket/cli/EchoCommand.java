package io.isosocket.cli;

import io.isosocket.CompressionOptions;
import io.isosocket.vertx.server.EchoServer;
import io.isosocket.vertx.server.Origins;
import io.isosocket.vertx.server.ServerOptions;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code isosocket echo}: an echo server, until Ctrl-C. */
@Command(
        name = "echo",
        description = "Runs an echo server until Ctrl-C and prints its URL.",
        mixinStandardHelpOptions = true,
        versionProvider = Versions.class)
final class EchoCommand implements Callable<Integer> {

    @Option(
            names = "--host",
            paramLabel = "HOST",
            defaultValue = "127.0.0.1",
            description = "The address to listen on, ${DEFAULT-VALUE} by default.")
    private String host = "127.0.0.1";

    @Option(
            names = "--port",
            paramLabel = "PORT",
            defaultValue = "0",
            description = "The port to listen on; 0, the default, for any that is free.")
    private int port;

    @Mixin
    private ServerCertificate certificate = new ServerCertificate();

    @Option(
            names = "--origin",
            paramLabel = "ORIGIN",
            description = "Pages of this origin may connect, as https://app.example; may be given several times."
                    + " All by default.")
    private List<String> origins = List.of();

    @Option(
            names = "--compression",
            paramLabel = "MODE",
            description = "What is granted of permessage-deflate: off, context-takeover or no-context;"
                    + " context-takeover by default.")
    private CompressionOptions compression = EchoServer.OPTIONS.compression();

    @Option(
            names = "--max-message-size",
            paramLabel = "BYTES",
            description = "The largest message taken, a larger one is closed with 1009; 64 MiB by default.")
    private int maxMessageSize = EchoServer.OPTIONS.maxMessageSize();

    @Option(
            names = "--max-connections",
            paramLabel = "COUNT",
            description = "How many clients there may be at a time, one more gets 503; 65536 by default.")
    private int maxConnections = EchoServer.OPTIONS.maxConnections();

    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli
    private CommandSpec spec;

    private final Console console;

    EchoCommand(Console console) {
        this.console = console;
    }

    /** An IPv6 address may be given as URLs have it. */
    private static String withoutBrackets(String host) {
        return host.startsWith("[") && host.endsWith("]") ? host.substring(1, host.length() - 1) : host;
    }

    @Override
    public Integer call() {
        if (port < 0 || port > 65_535) {
            throw new ParameterException(spec.commandLine(), "--port " + port + " is not in 0 to 65535");
        }
        if (host.isBlank()) {
            throw new ParameterException(spec.commandLine(), "--host \"" + host + "\" is no address and no name");
        }
        ServerOptions options = options();
        EchoServer server;
        try {
            server = Await.forever(EchoServer.listen(withoutBrackets(host), port, options));
        } catch (ExecutionException e) {
            String reason = Await.reason(e);
            String failed = "cannot listen on ";
            console.note(
                    "isosocket: " + (reason.startsWith(failed) ? reason : failed + host + ":" + port + ": " + reason));
            return ExitCode.FAILURE;
        } catch (InterruptedException e) {
            return ExitCode.INTERRUPTED;
        }
        Runnable cancel = Interrupts.onShutdown(() -> Await.briefly(server.close()));
        try {
            console.result(server.url().toString());
            new CountDownLatch(1).await();
            throw new AssertionError("unreachable");
        } catch (InterruptedException e) {
            // A thread that runs the command within a JVM ends it so; Ctrl-C ends the JVM, through the hook.
            Await.briefly(server.close());
            return ExitCode.INTERRUPTED;
        } finally {
            cancel.run();
        }
    }

    private ServerOptions options() {
        ServerOptions.Builder options = EchoServer.OPTIONS.toBuilder();
        certificate.tls().ifPresent(options::tls);
        try {
            if (!origins.isEmpty()) {
                options.origins(Origins.of(origins.toArray(String[]::new)));
            }
            return options.compression(compression)
                    .maxMessageSize(maxMessageSize)
                    .maxConnections(maxConnections)
                    .build();
        } catch (IllegalArgumentException wrong) {
            throw new ParameterException(spec.commandLine(), String.valueOf(wrong.getMessage()), wrong);
        }
    }
}
