package io.isosocket.js;

import io.isosocket.WebSocketOptions;
import io.isosocket.js.host.BuiltinModule;
import java.io.Reader;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * How a {@link JsRuntime} is to be. Immutable.
 *
 * <p>By default a script reaches the web's globals alone: nothing of Java, no files, no environment. What it gets beyond
 * that is what {@link Builder#global} offers.
 */
public final class JsRuntimeOptions {

    /** A runtime as it is by default. */
    public static final JsRuntimeOptions DEFAULT = new Builder().build();

    private final Optional<String> location;
    private final WebSocketOptions sockets;
    private final ClientRules clientRules;
    private final ServerRules serverRules;
    private final JsLimits limits;
    private final Map<String, @Nullable Object> globals;
    private final Path folder;
    private final List<Path> moduleFolders;
    private final boolean modulesAnywhere;
    private final Optional<String> importMap;
    private final Optional<URI> importMapBase;
    private final ScriptConsole console;
    private final Consumer<ScriptException> uncaught;
    private final boolean endOnUncaught;
    private final boolean keepAlive;
    private final boolean window;
    private final List<String> arguments;
    private final Optional<Reader> input;
    private final List<String> builtinGlobals;

    private JsRuntimeOptions(Builder builder) {
        location = Optional.ofNullable(builder.location);
        sockets = builder.sockets;
        clientRules = builder.clientRules;
        serverRules = builder.serverRules;
        limits = builder.limits;
        globals = Collections.unmodifiableMap(new LinkedHashMap<>(builder.globals));
        folder = builder.folder;
        moduleFolders = List.copyOf(builder.moduleFolders);
        modulesAnywhere = builder.modulesAnywhere;
        importMap = Optional.ofNullable(builder.importMap);
        importMapBase = Optional.ofNullable(builder.importMapBase);
        console = builder.console;
        uncaught = builder.uncaught;
        endOnUncaught = builder.endOnUncaught;
        keepAlive = builder.keepAlive;
        window = builder.window;
        arguments = builder.arguments;
        input = Optional.ofNullable(builder.input);
        builtinGlobals = List.copyOf(builder.builtinGlobals);
    }

    /** {@return a builder with the defaults} */
    public static Builder builder() {
        return new Builder();
    }

    /** {@return a builder with these options} */
    public Builder toBuilder() {
        return new Builder(this);
    }

    /** {@return the URL that scripts see as their location; without it there is none} */
    public Optional<String> location() {
        return location;
    }

    /** {@return the options of the scripts' WebSockets; a location gives them its base URL and origin} */
    public WebSocketOptions sockets() {
        return sockets;
    }

    /** {@return what scripts may choose for the clients of the module {@code isosocket:websocket}} */
    public ClientRules clientRules() {
        return clientRules;
    }

    /** {@return where scripts may listen, and the server that they share} */
    public ServerRules serverRules() {
        return serverRules;
    }

    /** {@return what the runtime may use} */
    public JsLimits limits() {
        return limits;
    }

    /** {@return the values offered to scripts, by name; unmodifiable} */
    public Map<String, @Nullable Object> globals() {
        return globals;
    }

    /** {@return the folder that the imports of scripts without a file are relative to} */
    public Path folder() {
        return folder;
    }

    /** {@return the folders that modules may be loaded from, besides those of the scripts that are run; unmodifiable} */
    public List<Path> moduleFolders() {
        return moduleFolders;
    }

    /** {@return whether modules may be loaded from any folder} */
    public boolean modulesAnywhere() {
        return modulesAnywhere;
    }

    /** {@return the text of the import map, where there is one} */
    public Optional<String> importMap() {
        return importMap;
    }

    /** {@return what the import map's addresses are relative to, where there is one} */
    public Optional<URI> importMapBase() {
        return importMapBase;
    }

    /** {@return where {@code console} prints} */
    public ScriptConsole console() {
        return console;
    }

    /** {@return gets the errors that no script handled} */
    public Consumer<ScriptException> uncaught() {
        return uncaught;
    }

    /** {@return whether such an error ends the runtime} */
    public boolean endOnUncaught() {
        return endOnUncaught;
    }

    /** {@return whether the runtime lives until it is closed} */
    public boolean keepAlive() {
        return keepAlive;
    }

    /** {@return whether scripts see a {@code window} and a {@code document} that does nothing} */
    public boolean window() {
        return window;
    }

    /** {@return what {@code args} of the module {@code isosocket:script} holds; unmodifiable} */
    public List<String> arguments() {
        return arguments;
    }

    /** {@return what {@code stdin} of the module {@code isosocket:script} reads; without it that is at its end} */
    public Optional<Reader> input() {
        return input;
    }

    /** {@return the built-in modules that are globals as well, by name; unmodifiable} */
    public List<String> builtinGlobals() {
        return builtinGlobals;
    }

    /** Collects options. Not thread-safe. */
    public static final class Builder {

        private @Nullable String location;
        private WebSocketOptions sockets = WebSocketOptions.DEFAULT;
        private ClientRules clientRules = ClientRules.DEFAULT;
        private ServerRules serverRules = ServerRules.DEFAULT;
        private JsLimits limits = JsLimits.NONE;
        private final Map<String, @Nullable Object> globals = new LinkedHashMap<>();
        private Path folder = Path.of("");
        private final List<Path> moduleFolders = new ArrayList<>();
        private boolean modulesAnywhere;
        private @Nullable String importMap;
        private @Nullable URI importMapBase;
        private ScriptConsole console = ScriptConsole.standard();
        private Consumer<ScriptException> uncaught = JsRuntimeOptions::print;
        private boolean endOnUncaught;
        private boolean keepAlive;
        private boolean window;
        private List<String> arguments = List.of();
        private @Nullable Reader input;
        private final Set<String> builtinGlobals = new LinkedHashSet<>();

        private Builder() {}

        private Builder(JsRuntimeOptions options) {
            location = options.location.orElse(null);
            sockets = options.sockets;
            clientRules = options.clientRules;
            serverRules = options.serverRules;
            limits = options.limits;
            globals.putAll(options.globals);
            folder = options.folder;
            moduleFolders.addAll(options.moduleFolders);
            modulesAnywhere = options.modulesAnywhere;
            importMap = options.importMap.orElse(null);
            importMapBase = options.importMapBase.orElse(null);
            console = options.console;
            uncaught = options.uncaught;
            endOnUncaught = options.endOnUncaught;
            keepAlive = options.keepAlive;
            window = options.window;
            arguments = options.arguments;
            input = options.input.orElse(null);
            builtinGlobals.addAll(options.builtinGlobals);
        }

        /**
         * Gives scripts a location: {@code location} shows it, WebSockets resolve relative URLs against it and send its
         * origin. None by default.
         *
         * @param url an absolute http or https URL
         * @return this
         */
        public Builder location(String url) {
            location = Objects.requireNonNull(url, "url");
            return this;
        }

        /**
         * Sets what scripts' WebSockets are like: TLS, time-outs, and the policy that says which URLs they may reach. The
         * clients of the module {@code isosocket:websocket} begin with these too.
         *
         * @param options the subprotocols and the rule for close codes in them are not used
         * @return this
         */
        public Builder sockets(WebSocketOptions options) {
            sockets = Objects.requireNonNull(options, "options");
            return this;
        }

        /**
         * Sets what scripts may choose for the clients of the module {@code isosocket:websocket}. {@link
         * ClientRules#DEFAULT} by default. Whatever they choose, the policy is that of {@link #sockets}.
         *
         * @param value the rules
         * @return this
         */
        public Builder clientRules(ClientRules value) {
            clientRules = Objects.requireNonNull(value, "value");
            return this;
        }

        /**
         * Sets where scripts may listen, and the server that they share.
         *
         * @param value {@link ServerRules#DEFAULT} by default
         * @return this builder
         */
        public Builder serverRules(ServerRules value) {
            serverRules = Objects.requireNonNull(value, "value");
            return this;
        }

        /**
         * Limits what the runtime may use. {@link JsLimits#NONE} by default.
         *
         * @param value the limits
         * @return this
         */
        public Builder limits(JsLimits value) {
            limits = Objects.requireNonNull(value, "value");
            return this;
        }

        /**
         * Offers a value to scripts, as a global of that name.
         *
         * @param name a property name of the global object
         * @param value what {@link JsRuntime} says crosses, a {@link HostFunction} for one
         * @return this
         */
        public Builder global(String name, @Nullable Object value) {
            globals.put(Objects.requireNonNull(name, "name"), value);
            return this;
        }

        /**
         * Offers a function to scripts, as a global of that name.
         *
         * @param name a property name of the global object
         * @param function what it does
         * @return this
         */
        public Builder function(String name, HostFunction function) {
            return global(name, Objects.requireNonNull(function, "function"));
        }

        /**
         * Sets the folder that the imports of scripts without a file are relative to. The current one by default.
         *
         * @param path a folder
         * @return this
         */
        public Builder folder(Path path) {
            folder = Objects.requireNonNull(path, "path");
            return this;
        }

        /**
         * Lets modules be loaded from another folder, and those below it. By default they come from the folder of the
         * script that is run, and from the {@code node_modules} of that and of the folders above it.
         *
         * @param path a folder
         * @return this
         */
        public Builder moduleFolder(Path path) {
            moduleFolders.add(Objects.requireNonNull(path, "path"));
            return this;
        }

        /**
         * Whether modules may be loaded from any folder, as by the command. Off by default.
         *
         * @param value whether they may
         * @return this
         */
        public Builder modulesAnywhere(boolean value) {
            modulesAnywhere = value;
            return this;
        }

        /**
         * Sets the import map (HTML, section 8.1.5.4). None by default.
         *
         * @param json its text
         * @param base what its addresses are relative to, as a rule its own URL
         * @return this
         */
        public Builder importMap(String json, URI base) {
            importMap = Objects.requireNonNull(json, "json");
            importMapBase = Objects.requireNonNull(base, "base");
            return this;
        }

        /**
         * Sets where {@code console} prints. {@link ScriptConsole#standard()} by default.
         *
         * @param value gets each output, on the runtime's context
         * @return this
         */
        public Builder console(ScriptConsole value) {
            console = Objects.requireNonNull(value, "value");
            return this;
        }

        /**
         * Sets who gets the errors that no script handled, on the runtime's context. By default they are printed to
         * {@link System#err}.
         *
         * @param handler gets each of them
         * @return this
         */
        public Builder uncaught(Consumer<ScriptException> handler) {
            uncaught = Objects.requireNonNull(handler, "handler");
            return this;
        }

        /**
         * Whether an error that no script handled ends the runtime, with exit code 1. Off by default, as in a browser.
         *
         * @param value whether it does
         * @return this
         */
        public Builder endOnUncaught(boolean value) {
            endOnUncaught = value;
            return this;
        }

        /**
         * Whether the runtime lives until it is closed. Off by default: it ends when its script has run and no timer,
         * socket or operation of the host is left.
         *
         * @param value whether it does
         * @return this
         */
        public Builder keepAlive(boolean value) {
            keepAlive = value;
            return this;
        }

        /**
         * Whether scripts see a {@code window}, which is the global object, and a {@code document} that holds nothing and
         * does nothing, for libraries that probe for them. Off by default.
         *
         * @param value whether they do
         * @return this
         */
        public Builder window(boolean value) {
            window = value;
            return this;
        }

        /**
         * Sets what {@code import { args } from 'isosocket:script'} gives. None by default.
         *
         * @param values the arguments
         * @return this
         */
        public Builder arguments(List<String> values) {
            arguments = List.copyOf(values);
            return this;
        }

        /**
         * Sets what {@code import { stdin } from 'isosocket:script'} reads. By default it is at its end at once.
         *
         * @param value the input; a thread of its own reads it, and only as far as scripts ask
         * @return this
         */
        public Builder input(Reader value) {
            input = Objects.requireNonNull(value, "value");
            return this;
        }

        /**
         * Installs a built-in module as a global too, for classic scripts, which cannot import.
         *
         * @param name the module's name without {@code isosocket:}, which becomes the name of the global
         * @return this
         * @throws IllegalArgumentException if there is no such module
         */
        public Builder builtinGlobal(String name) {
            builtinGlobals.add(BuiltinModule.named(name).id());
            return this;
        }

        /** {@return the options} */
        public JsRuntimeOptions build() {
            return new JsRuntimeOptions(this);
        }
    }

    private static void print(ScriptException uncaught) {
        StringBuilder text = new StringBuilder("Uncaught ").append(uncaught.getMessage());
        if (!uncaught.scriptStack().isEmpty()) {
            text.append('\n').append(uncaught.scriptStack());
        }
        System.err.println(text);
    }
}
