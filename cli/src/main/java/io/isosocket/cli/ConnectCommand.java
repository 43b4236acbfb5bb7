package io.isosocket.cli;

import io.isosocket.CloseCodeRule;
import io.isosocket.CompressionOptions;
import io.isosocket.DOMException;
import io.isosocket.ProxyOptions;
import io.isosocket.WebSocketOptions;
import io.isosocket.workbench.export.ExportedLog;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code isosocket connect}: what is typed is sent, what comes is printed. */
@Command(
        name = "connect",
        description = {
            "Connects to a WebSocket server. Each line of the input is sent as a message, each message that comes is"
                    + " printed.",
            "At the end of the input it closes once nothing has come for a while."
        },
        mixinStandardHelpOptions = true,
        versionProvider = Versions.class)
final class ConnectCommand implements Callable<Integer> {

    @Parameters(paramLabel = "URL", description = "Where to connect: ws, wss, http or https.")
    private String url = "";

    @Option(
            names = "--protocol",
            paramLabel = "NAME",
            description = "A subprotocol to offer; may be given several times, in the order of preference.")
    private List<String> protocols = List.of();

    @Option(
            names = "--ca",
            paramLabel = "FILE",
            description = "A PEM file with the certificates to trust, in place of the JDK's.")
    private @Nullable Path ca;

    @Option(
            names = "--cert",
            paramLabel = "FILE",
            description = "A PEM file with the certificate, and its chain, to show to a server that asks for one.")
    private @Nullable Path certificate;

    @Option(
            names = "--key",
            paramLabel = "FILE",
            description =
                    "A PEM file with the key of --cert, PKCS #8, not encrypted; by default it is in the same file.")
    private @Nullable Path key;

    @Option(
            names = {"-H", "--header"},
            paramLabel = "'NAME: VALUE'",
            description = "A header field of the opening handshake; may be given several times.")
    private List<String> headers = List.of();

    @Option(
            names = "--proxy",
            paramLabel = "URL",
            description = "Connects through a proxy: http, socks5 or socks5h://[USER:PASSWORD@]HOST:PORT.")
    private @Nullable String proxy;

    @Option(
            names = "--timeout",
            paramLabel = "TIME",
            defaultValue = "30s",
            description = "How long TCP, TLS and the opening handshake may take together, 0 for no limit;"
                    + " ${DEFAULT-VALUE} by default.")
    private Duration timeout = Duration.ofSeconds(30);

    @Option(
            names = "--compression",
            paramLabel = "MODE",
            defaultValue = "context-takeover",
            description = "What is offered of permessage-deflate: off, context-takeover or no-context;"
                    + " ${DEFAULT-VALUE} by default.")
    private CompressionOptions compression = CompressionOptions.CONTEXT_TAKEOVER;

    @Option(
            names = "--ping",
            paramLabel = "TIME",
            defaultValue = "0",
            description = "After how long without anything received a ping is sent; two that nothing answers fail the"
                    + " connection. ${DEFAULT-VALUE}, the default, for never.")
    private Duration ping = Duration.ZERO;

    @Option(names = "--origin", paramLabel = "ORIGIN", description = "The Origin header to send; none by default.")
    private @Nullable String origin;

    @Option(
            names = "--wait",
            paramLabel = "TIME",
            defaultValue = "1s",
            description = "How long nothing must have come, after the end of the input, before it closes, as in 500ms"
                    + " or 3s; ${DEFAULT-VALUE} by default.")
    private Duration wait = Duration.ofSeconds(1);

    @Option(
            names = "--commands",
            description =
                    "Lines of the input that begin with / are commands, as they are at a terminal: /help shows them,"
                            + " and //TEXT sends /TEXT.")
    private boolean commands;

    @Option(
            names = "--execute",
            paramLabel = "FILE",
            description = "Plays the steps of a script in place of reading the input: what to send, and what to expect;"
                    + " - is standard input.")
    private @Nullable Path script;

    @Option(names = "--json", description = "Prints each thing that happens as a line of JSON.")
    private boolean json;

    @Option(
            names = "--export",
            paramLabel = "FILE",
            description = "Writes the log to a file at the end: .json, .txt or .log, or .har.")
    private @Nullable Path export;

    @Option(
            names = "--show-secrets",
            description =
                    "Leaves passwords, tokens and cookies of the handshake as they are in what --json and --export"
                            + " write.")
    private boolean showsSecrets;

    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli
    private CommandSpec spec;

    private final Console console;

    ConnectCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() throws ExecutionException {
        if (commands && script != null) {
            throw wrong("--commands is for the input, which --execute does not read", null);
        }
        Session session = new Session(console);
        session.add(
                json
                        ? new JsonReport(
                                console,
                                session::print,
                                new JsonReport.Tried(!protocols.isEmpty(), proxy != null),
                                showsSecrets)
                        : new PlainReport(console, session::print));
        if (script != null) {
            ScriptPlayer player = new ScriptPlayer(read(script), session);
            return run(session, player::play);
        }
        Optional<Commands> slashed = Commands.where(commands || console.inIsTerminal(), console, session);
        Conversation conversation = new Conversation(console, session, wait, slashed);
        session.add(conversation);
        return run(session, conversation::awaitEnd);
    }

    private SessionScript read(Path file) {
        try {
            return SessionScript.read(file, console);
        } catch (SessionScript.WrongScript e) {
            throw wrong("--execute " + e.getMessage(), e);
        }
    }

    /** What is done once the session is started, up to its end. */
    private interface Course {
        int exitCode() throws InterruptedException, ExecutionException;
    }

    private int run(Session session, Course course) throws ExecutionException {
        WebSocketOptions options;
        try {
            options = options();
        } catch (IllegalArgumentException e) {
            throw wrong(String.valueOf(e.getMessage()), e);
        }
        Optional<ExportReport> exported = beginExport();
        exported.ifPresent(session::addFirst);
        try {
            session.start(url, options);
        } catch (DOMException e) {
            exported.ifPresent(ExportReport::discard);
            throw wrong(String.valueOf(e.getMessage()).replace(url, Urls.redacted(url)) + Urls.hint(url), e);
        }
        Runnable cancel = Interrupts.onShutdown(session::interrupt);
        try {
            int exitCode = course.exitCode();
            // Only now: a step that fails because of the end is told after it.
            session.tell(SessionListener::over);
            boolean isLost = exported.map(ExportReport::hasFailed).orElse(false);
            return exitCode == ExitCode.OK && isLost ? ExitCode.FAILURE : exitCode;
        } catch (InterruptedException e) {
            session.interrupt();
            return ExitCode.INTERRUPTED;
        } finally {
            cancel.run();
        }
    }

    private Optional<ExportReport> beginExport() {
        try {
            return Optional.ofNullable(export)
                    .map(file -> ExportReport.begin(
                            console, file, new ExportedLog(url, showsSecrets, Versions.ofCommand())));
        } catch (IllegalArgumentException e) {
            throw wrong(String.valueOf(e.getMessage()), e);
        }
    }

    private ParameterException wrong(String message, @Nullable Throwable cause) {
        return new ParameterException(spec.commandLine(), message, cause);
    }

    private WebSocketOptions options() {
        WebSocketOptions.Builder options = WebSocketOptions.builder()
                .protocols(protocols)
                .handshakeTimeout(timeout)
                .compression(compression)
                .keepAliveInterval(ping)
                // Who tests a server plays all roles.
                .closeCodeRule(CloseCodeRule.PROTOCOL)
                .tls(TlsFiles.options(ca, certificate, key, spec.commandLine()));
        if (origin != null) {
            options.origin(origin);
        }
        if (proxy != null) {
            options.proxy(ProxyOptions.parse(proxy));
        }
        headers.forEach(header -> add(options, header));
        return options.build();
    }

    private static void add(WebSocketOptions.Builder options, String header) {
        int colon = header.indexOf(':');
        if (colon < 0) {
            throw new IllegalArgumentException("-H: \"" + header + "\" is not NAME: VALUE");
        }
        options.header(header.substring(0, colon), header.substring(colon + 1));
    }
}
