package io.isosocket.js;

import io.isosocket.WebSocketOptions;
import io.isosocket.js.host.Engines;
import io.isosocket.js.host.Environment;
import io.isosocket.js.modules.ModuleFiles;
import io.isosocket.spi.Backend;
import io.isosocket.vertx.VertxBackend;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import io.vertx.core.file.FileSystemOptions;
import io.vertx.core.internal.VertxInternal;
import java.io.Reader;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.IntConsumer;
import org.graalvm.polyglot.Context;
import org.graalvm.polyglot.PolyglotAccess;
import org.graalvm.polyglot.ResourceLimits;
import org.graalvm.polyglot.Value;
import org.graalvm.polyglot.io.IOAccess;

/** What a runtime's globals know of it, and how its realm is made. */
final class RuntimeEnvironment implements Environment {

    /** What the realm has besides ECMAScript; nothing of the engine's own is left in it. */
    private static final Map<String, String> ENGINE_OPTIONS = Map.ofEntries(
            Map.entry("js.unhandled-rejections", "handler"),
            Map.entry("js.performance", "true"),
            // High Resolution Time, section 3.1: 100 µs where the scope is not cross-origin isolated.
            Map.entry("js.timer-resolution", "100000"),
            Map.entry("js.console", "false"),
            Map.entry("js.print", "false"),
            Map.entry("js.polyglot-builtin", "false"),
            Map.entry("js.java-package-globals", "false"),
            Map.entry("js.global-arguments", "false"),
            Map.entry("js.esm-eval-returns-exports", "true"));

    private final JsRuntimeOptions options;
    private final WebSocketOptions sockets;
    private final Backend carrier;
    private final BiConsumer<Value, Boolean> uncaught;
    private final IntConsumer exitRequested;

    RuntimeEnvironment(
            Vertx vertx, JsRuntimeOptions options, BiConsumer<Value, Boolean> uncaught, IntConsumer exitRequested) {
        this.options = options;
        this.uncaught = uncaught;
        this.exitRequested = exitRequested;
        this.sockets = options.location()
                .map(location -> locatedAt(location, options.sockets()))
                .orElse(options.sockets());
        this.carrier = options.sockets().backend().orElseGet(() -> VertxBackend.of(vertx));
    }

    private static WebSocketOptions locatedAt(String location, WebSocketOptions options) {
        URI uri = URI.create(location);
        WebSocketOptions.Builder builder = options.toBuilder().baseUrl(location);
        if (options.origin().isEmpty()) {
            builder.origin(uri.getScheme() + "://" + uri.getAuthority());
        }
        return builder.build();
    }

    /** A realm whose only files are modules. */
    static Context newContext(JsLimits limits, ModuleFiles files) {
        Context.Builder builder = Context.newBuilder(Engines.JS)
                .engine(Engines.shared())
                .allowHostAccess(Engines.ACCESS)
                .allowPolyglotAccess(PolyglotAccess.NONE)
                .allowExperimentalOptions(true)
                .options(ENGINE_OPTIONS)
                .options(ModuleFiles.contextOptions())
                .allowIO(IOAccess.newBuilder().fileSystem(files).build());
        if (limits.statements() > 0) {
            builder.resourceLimits(ResourceLimits.newBuilder()
                    .statementLimit(limits.statements(), null)
                    .build());
        }
        return builder.build();
    }

    /** A Vertx for one runtime: a single event loop, no files. */
    static VertxInternal newVertx() {
        return (VertxInternal) Vertx.vertx(new VertxOptions()
                .setEventLoopPoolSize(1)
                // A script may compute for long; JsLimits says for how long.
                .setMaxEventLoopExecuteTime(Duration.ofDays(1).toNanos())
                .setFileSystemOptions(
                        new FileSystemOptions().setFileCachingEnabled(false).setClassPathResolvingEnabled(false)));
    }

    /** What carries the connections. */
    Backend carrier() {
        return carrier;
    }

    @Override
    public Optional<String> location() {
        return options.location();
    }

    @Override
    public ScriptConsole console() {
        return options.console();
    }

    @Override
    public WebSocketOptions sockets() {
        return sockets;
    }

    @Override
    public ClientRules clientRules() {
        return options.clientRules();
    }

    @Override
    public ServerRules serverRules() {
        return options.serverRules();
    }

    @Override
    public int maxSockets() {
        return options.limits().sockets();
    }

    @Override
    public int maxTimers() {
        return options.limits().timers();
    }

    @Override
    public long maxQueuedBytes() {
        return options.limits().queuedBytes();
    }

    @Override
    public void uncaught(Value thrown, boolean rejection) {
        uncaught.accept(thrown, rejection);
    }

    @Override
    public void closeRequested() {
        exitRequested.accept(0);
    }

    @Override
    public void exitRequested(int code) {
        exitRequested.accept(code);
    }

    @Override
    public List<String> arguments() {
        return options.arguments();
    }

    @Override
    public Optional<Reader> input() {
        return options.input();
    }

    @Override
    public boolean windowed() {
        return options.window();
    }
}
