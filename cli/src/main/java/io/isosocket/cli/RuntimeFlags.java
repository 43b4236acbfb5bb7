package io.isosocket.cli;

import io.isosocket.ConnectTo;
import io.isosocket.ConnectionRules;
import io.isosocket.WebSocketOptions;
import io.isosocket.js.ClientRules;
import io.isosocket.js.JsEngine;
import io.isosocket.js.JsRuntimeOptions;
import io.isosocket.js.ServerRules;
import java.io.IOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The options of {@code run} and {@code repl} that say what a script's runtime is like. */
final class RuntimeFlags {

    @Option(
            names = "--location",
            paramLabel = "URL",
            description = "The http or https URL that the script sees as its location: the base of relative URLs, and"
                    + " the Origin header.")
    private @Nullable String location;

    @Option(
            names = "--allow-url",
            paramLabel = "PATTERN",
            description = "Where the script may connect, as in 'wss://*.example.org/*'; may be given several times. All"
                    + " by default.")
    private List<String> allowUrls = List.of();

    @Option(
            names = "--connect-to",
            paramLabel = "HOST:PORT:ADDRESS:PORT",
            description = "Dials ADDRESS:PORT for HOST:PORT, each of which may be empty; may be given several times.")
    private List<String> connectTo = List.of();

    @Option(
            names = "--ca",
            paramLabel = "FILE",
            description = "A PEM file with the certificates to trust, in place of the JDK's.")
    private @Nullable Path ca;

    @Option(names = "--import-map", paramLabel = "FILE", description = "A JSON file with an import map.")
    private @Nullable Path importMap;

    @Option(names = "--window", description = "Defines window, and a document that does nothing.")
    private boolean window;

    @Option(
            names = "--global",
            paramLabel = "NAME",
            description = "Installs the built-in module isosocket:NAME as a global; may be given several times.")
    private List<String> globals = List.of();

    @Option(
            names = "--listen",
            paramLabel = "[HOST:]PORT",
            description = "Where the paths of serverCreate are, of isosocket:websocket; 127.0.0.1:8080 by default, and"
                    + " port 0 takes a free one.")
    private List<String> listen = List.of();

    // Read by the launcher; here only so that help shows it.
    @Option(
            names = "--jit",
            description = "Compiles hot code to machine code, where the JDK can: a slower start, a faster run.")
    private boolean jit;

    @Spec(Spec.Target.MIXEE)
    @SuppressWarnings("NullAway.Init") // set by picocli
    private CommandSpec spec;

    /**
     * Checks the options and makes the runtime's of them.
     *
     * @return a builder that holds them
     * @throws ParameterException if one of them is wrong
     */
    JsRuntimeOptions.Builder options() {
        JsRuntimeOptions.Builder options = JsRuntimeOptions.builder()
                .window(window)
                .modulesAnywhere(true)
                // A script at the command line does what its user asks for; a proxy would be a way around --allow-url.
                .serverRules(serverRules())
                .clientRules(ClientRules.TRUSTED.withRoutes(allowUrls.isEmpty()));
        if (location != null) {
            options.location(checkedLocation(location));
        }
        if (importMap != null) {
            options.importMap(text(importMap), importMap.toAbsolutePath().toUri());
        }
        each("--global", globals, name -> options.builtinGlobal(name));
        return options.sockets(sockets());
    }

    private ServerRules serverRules() {
        if (listen.size() > 1) {
            throw new ParameterException(command(), "--listen is given " + listen.size() + " times");
        }
        return each("--listen", listen, ListenAddress::parse).stream()
                .findFirst()
                .map(address -> ServerRules.TRUSTED.withSharedServer(address.host(), address.port()))
                .orElse(ServerRules.TRUSTED);
    }

    /**
     * Says so where the optimizing runtime was asked for and is not there.
     *
     * @param console where to
     * @param asking the option or the command that asks for it
     */
    void noteWhereInterpreted(Console console, String asking) {
        if ((jit || asking.equals("serve")) && !JsEngine.isOptimizing()) {
            console.note("isosocket: " + asking + ": this JDK (" + Runtime.version()
                    + ") and the compiler's jars do not go together, so scripts are interpreted");
        }
    }

    private String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new ParameterException(
                    command(), "--import-map " + file + ": cannot be read: " + FileTrouble.words(e), e);
        }
    }

    private WebSocketOptions sockets() {
        WebSocketOptions.Builder sockets =
                WebSocketOptions.builder().connectTo(each("--connect-to", connectTo, ConnectTo::parse));
        if (!allowUrls.isEmpty()) {
            ConnectionRules.Builder rules = ConnectionRules.builder();
            each("--allow-url", allowUrls, pattern -> rules.allow(pattern));
            sockets.policy(rules.build());
        }
        return sockets.tls(TlsFiles.options(ca, null, null, command())).build();
    }

    private <T> List<T> each(String option, List<String> values, Function<String, T> parse) {
        return values.stream()
                .map(value -> {
                    try {
                        return parse.apply(value);
                    } catch (IllegalArgumentException e) {
                        throw new ParameterException(command(), option + ": " + e.getMessage(), e);
                    }
                })
                .toList();
    }

    private String checkedLocation(String url) {
        try {
            URI uri = new URI(url);
            boolean http = "http".equals(uri.getScheme()) || "https".equals(uri.getScheme());
            if (http && uri.getRawAuthority() != null) {
                return url;
            }
        } catch (URISyntaxException e) {
            // Told below.
        }
        throw new ParameterException(command(), "--location " + Urls.redacted(url) + " is not an http or https URL");
    }

    private CommandLine command() {
        return spec.commandLine();
    }
}
