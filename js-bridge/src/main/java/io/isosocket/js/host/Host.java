package io.isosocket.js.host;

import io.isosocket.js.loop.EventLoop;
import io.isosocket.js.loop.Timers;
import io.isosocket.spi.Backend;
import java.time.Duration;
import java.time.Instant;
import org.graalvm.polyglot.Context;
import org.graalvm.polyglot.HostAccess;
import org.graalvm.polyglot.Value;
import org.jspecify.annotations.Nullable;

/**
 * The Java side of one realm's globals: the object {@code host} of their files. No script ever holds it, since it stays
 * in the closures of those files.
 */
public final class Host {

    private static final String THROWER = "throw-error";

    private final Context script;
    private final Environment environment;
    private final EventLoop loop;
    private final Timers clock;
    private @Nullable ScriptErrors errors;
    private @Nullable Value use;
    private @Nullable Value fire;
    private @Nullable Value step;
    private boolean rejectionsPending;

    /** The clock. */
    @HostAccess.Export
    public final TimersHost timers;

    /** The WebSockets. */
    @HostAccess.Export
    public final SocketsHost sockets;

    /** The servers. */
    @HostAccess.Export
    public final ServersHost servers;

    /** The channels, and timers that are such. */
    @HostAccess.Export
    public final ChannelsHost channels;

    /** The broadcast channels. */
    @HostAccess.Export
    public final BroadcastsHost broadcasts;

    /** The URLs. */
    @HostAccess.Export
    public final UrlHost url = new UrlHost();

    /** Blobs. */
    @HostAccess.Export
    public final BlobsHost blobs;

    /** Encodings. */
    @HostAccess.Export
    public final TextsHost texts;

    /** Cryptography. */
    @HostAccess.Export
    public final CryptoHost crypto;

    /** Where {@code console} prints. */
    @HostAccess.Export
    public final Printer console;

    /** What the engine knows of an object. */
    @HostAccess.Export
    public final Inspection inspection = new Inspection();

    /** The codec of {@code atob} and {@code btoa}. */
    @HostAccess.Export
    public final Base64Text base64 = new Base64Text();

    /** What {@code navigator} says. */
    @HostAccess.Export
    public final Navigator navigator = new Navigator();

    /** What a command gives to a script. */
    @HostAccess.Export
    public final CommandHost command;

    /**
     * Makes the Java side of a realm. Nothing runs until {@link #boot()}.
     *
     * @param script the realm's context
     * @param loop its event loop
     * @param carrier carries the connections
     * @param environment the runtime that it belongs to
     */
    public Host(Context script, EventLoop loop, Backend carrier, Environment environment) {
        this.script = script;
        this.loop = loop;
        this.environment = environment;
        clock = new Timers(loop, environment.maxTimers(), this::fireTimer);
        timers = new TimersHost(loop, clock, environment.maxTimers(), this::errors);
        console = new Printer(environment.console());

        command = new CommandHost(script, loop, environment, this::errors);
        Promises promises = new Promises(loop);
        channels = new ChannelsHost(promises, environment.maxTimers(), this::errors);
        sockets = new SocketsHost(loop, environment, carrier, this::errors, channels, this::dispatchNext);
        servers = new ServersHost(loop, environment, this::errors, sockets);
        broadcasts = new BroadcastsHost(loop, carrier, this::dispatchNext);
        blobs = new BlobsHost(promises);
        texts = new TextsHost();
        crypto = new CryptoHost(promises);
    }

    /** Makes the realm the scope of a worker and installs the globals. Any thread, before the first task. */
    public void boot() {
        Value bindings = script.getBindings(Engines.JS);
        Value graal = bindings.getMember("Graal");
        Value setHandler = graal.getMember("setUnhandledPromiseRejectionHandler");
        use = load("boot").execute(this);
        bindings.removeMember("Graal");
        setHandler.executeVoid(exportsOf("report-error").getMember("rejectionUnhandled"));
    }

    /**
     * The exports of a file of globals.
     *
     * @param name the file, without its ending
     * @return its exports; the file runs now, where it has not yet
     */
    public Value exportsOf(String name) {
        if (use == null) {
            throw new IllegalStateException("the realm has no globals before boot()");
        }
        return use.execute(name);
    }

    /**
     * The text of a module that the runtime brings, which is read when it is first imported.
     *
     * @param module the module
     * @return its text
     */
    public String textOf(BuiltinModule module) {
        exportsOf("builtin-modules").getMember("offer").executeVoid();
        return module.text();
    }

    /**
     * Makes a built-in module a global as well.
     *
     * @param name the module's name, and the global's
     */
    public void defineBuiltinGlobal(String name) {
        exportsOf("builtin-modules").getMember("defineGlobal").executeVoid(name);
    }

    /** {@return what throws errors into the script} */
    public ScriptErrors errors() {
        if (errors == null) {
            errors = new ScriptErrors(exportsOf(THROWER).getMember("throwError"));
        }
        return errors;
    }

    /**
     * Fires an {@code error} event at the global (HTML, section 8.1.4.6). Within a task.
     *
     * @param thrown what was thrown
     */
    public void fireError(Value thrown) {
        exportsOf("report-error").getMember("fire").executeVoid(thrown);
    }

    /** Fires the events of the rejections that nobody handled. */
    private void reportRejections() {
        Value report = exportsOf("report-error");
        while (rejectionsPending) {
            dispatchNext(report.getMember("beginRejection").execute());
            rejectionsPending = report.getMember("endRejection").execute().asBoolean();
        }
    }

    /**
     * Stops the timers, closes the sockets and stops the servers; those say when they have.
     *
     * @param grace how long connections of the servers may take to close
     */
    public void close(Duration grace) {
        clock.close();
        command.close();
        channels.close();
        sockets.close();
        servers.close(grace);
        broadcasts.close();
    }

    private void fireTimer(int id) {
        if (fire == null) {
            fire = exportsOf("timers").getMember("fire");
        }
        fire.executeVoid(id);
    }

    /** Goes on with a dispatch whose first listener was called: each listener is an outermost call of its own. */
    private void dispatchNext(Value more) {
        if (!more.asBoolean()) {
            return;
        }
        if (step == null) {
            step = exportsOf("event-target").getMember("step");
        }
        while (step.execute().asBoolean()) {
            // The next listener.
        }
    }

    // --- What the files of globals call.

    /**
     * Runs a file of globals.
     *
     * @param name the file, without its ending
     * @return the function that it is
     */
    @HostAccess.Export
    public Value load(String name) {
        return script.eval(Engines.global(name));
    }

    /** {@return the function that is the library of the Streams Standard: it puts its classes onto its first argument} */
    @HostAccess.Export
    public Value loadStreams() {
        return script.eval(Engines.streams());
    }

    /** {@return milliseconds since 1970, with a fraction} */
    @HostAccess.Export
    public double wallClockMillis() {
        Instant now = Instant.now();
        return now.getEpochSecond() * 1e3 + now.getNano() / 1e6;
    }

    /**
     * Where an error was thrown.
     *
     * @param thrown any value
     * @return its position
     */
    @HostAccess.Export
    public Position position(Value thrown) {
        return Position.of(thrown);
    }

    /**
     * Tells the runtime of an error that the script neither caught nor canceled.
     *
     * @param thrown the error
     * @param rejection whether it is the rejection of a promise
     */
    @HostAccess.Export
    public void uncaught(Value thrown, boolean rejection) {
        environment.uncaught(thrown, rejection);
    }

    /** Rejections wait to be reported, in a task of its own (HTML, section 8.1.4.7, "notify about rejected promises"). */
    @HostAccess.Export
    public void rejectionsPending() {
        if (!rejectionsPending) {
            rejectionsPending = true;
            loop.post(this::reportRejections);
        }
    }

    /** {@return the href of the script's location, or null where it has none} */
    @HostAccess.Export
    public @Nullable String location() {
        return environment.location().orElse(null);
    }

    /** {@return the serialized origin of the script; that without a location is opaque} */
    @HostAccess.Export
    public String origin() {
        return environment.sockets().origin().orElse("null");
    }

    /** {@return whether the script sees a window and a document} */
    @HostAccess.Export
    public boolean windowed() {
        return environment.windowed();
    }

    /** Ends the script. */
    @HostAccess.Export
    public void requestClose() {
        environment.closeRequested();
    }
}
