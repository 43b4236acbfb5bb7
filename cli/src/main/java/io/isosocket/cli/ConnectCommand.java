package io.isosocket.cli;

import io.isosocket.DOMException;
import io.isosocket.WebSocketOptions;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
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

    @Option(names = "--origin", paramLabel = "ORIGIN", description = "The Origin header to send; none by default.")
    private @Nullable String origin;

    @Option(
            names = "--wait",
            paramLabel = "TIME",
            defaultValue = "1s",
            description = "How long nothing must have come, after the end of the input, before it closes, as in 500ms"
                    + " or 3s; ${DEFAULT-VALUE} by default.")
    private Duration wait = Duration.ofSeconds(1);

    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli
    private CommandSpec spec;

    private final Console console;

    ConnectCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() {
        Conversation conversation = new Conversation(console, wait);
        try {
            conversation.start(url, options());
        } catch (DOMException | IllegalArgumentException e) {
            String message = String.valueOf(e.getMessage()).replace(url, Urls.redacted(url));
            throw new ParameterException(spec.commandLine(), message + Urls.hint(url), e);
        }
        return conversation.awaitEnd();
    }

    private WebSocketOptions options() {
        WebSocketOptions.Builder options = WebSocketOptions.builder().protocols(protocols);
        if (origin != null) {
            options.origin(origin);
        }
        if (ca != null) {
            options.tls(CaFile.trusting(ca, spec.commandLine()));
        }
        return options.build();
    }
}
