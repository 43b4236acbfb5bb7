package io.isosocket.workbench.session;

import io.isosocket.RawFrame;
import io.isosocket.workbench.payload.Payload;
import io.isosocket.workbench.payload.PayloadFormat;
import io.isosocket.workbench.store.SessionLog;
import io.isosocket.workbench.store.StoredSession;
import io.vertx.core.Context;
import io.vertx.core.DeploymentOptions;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.ThreadingModel;
import io.vertx.core.VerticleBase;
import io.vertx.core.Vertx;
import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** A session with its log and the worker context that it lives on. Any thread may call its methods. */
public final class Tab {

    /** Hears what happens in a tab, on its context or its log's thread. */
    public interface Listener {

        /**
         * Something but the log has changed.
         *
         * @param tab the tab
         */
        void changed(Tab tab);

        /**
         * The log has changed.
         *
         * @param tab the tab
         * @param cleared whether it was cleared
         */
        void logged(Tab tab, boolean cleared);
    }

    /** What stands for the tab on a Vertx. */
    private static final class Home extends VerticleBase {
        Context place() {
            return context;
        }
    }

    private final long id;
    private final Vertx vertx;
    private final Home home;
    private final String deployment;
    private final SessionLog log;
    private final Session session;
    private final Listener listener;
    private final Set<Promise<?>> pending = ConcurrentHashMap.newKeySet();
    private volatile boolean isClosed;
    private volatile @Nullable JsonObject lastShown;
    // Changed on the context alone.
    private String title;
    private @Nullable Repeat repeat;

    private Tab(Vertx vertx, Home home, String deployment, StoredSession stored, SessionLog log, Listener listener) {
        this.vertx = vertx;
        this.home = home;
        this.deployment = deployment;
        this.log = log;
        this.listener = listener;
        id = stored.id();
        title = stored.title();
        session = new Session(
                vertx,
                ConnectionSpec.of(new Fields(stored.connection(), "connection")),
                variables(new Fields(stored.variables(), "variables"), stored.variables()),
                stored.wasEverOpen(),
                log::append,
                () -> listener.changed(this));
    }

    /**
     * Opens a tab on a context of its own.
     *
     * @param vertx has the context
     * @param stored what is known of the session
     * @param log its log, which the tab closes
     * @param listener hears of the tab
     * @return the tab
     */
    static Future<Tab> open(Vertx vertx, StoredSession stored, SessionLog log, Listener listener) {
        Home home = new Home();
        return vertx.deployVerticle(home, new DeploymentOptions().setThreadingModel(ThreadingModel.WORKER))
                .map(deployment -> new Tab(vertx, home, deployment, stored, log, listener));
    }

    /**
     * Reads variables.
     *
     * @param fields reads them
     * @param json their names
     * @return the variables
     * @throws InvalidInputException if one is no text, or its name is none
     */
    public static Map<String, String> variables(Fields fields, JsonObject json) {
        Map<String, String> variables = new TreeMap<>();
        for (String name : json.fieldNames()) {
            if (name.isBlank() || name.startsWith("$") || name.contains("}")) {
                throw fields.wrong(name, "a variable's name is not blank, does not begin with $ and has no }");
            }
            variables.put(name, fields.text(name, ""));
        }
        return variables;
    }

    /** {@return its number} */
    public long id() {
        return id;
    }

    /** {@return its log} */
    public SessionLog log() {
        return log;
    }

    /**
     * Does something on the tab's context.
     *
     * @param <T> what comes of it
     * @param work what to do
     * @return what came of it; fails once the tab is closed
     */
    public <T> Future<T> run(Callable<T> work) {
        Promise<T> promise = Promise.promise();
        pending.add(promise);
        home.place().runOnContext(ignored -> {
            try {
                promise.tryComplete(work.call());
            } catch (Exception e) {
                promise.tryFail(e);
            }
        });
        if (isClosed) {
            // The context runs nothing more.
            promise.tryFail(new NoSuchElementException("the session " + id + " is closed"));
        }
        return promise.future().onComplete(done -> pending.remove(promise));
    }

    /**
     * Keeps what pages were told last, for when the tab is busy.
     *
     * @param json what they were told
     */
    public void shown(JsonObject json) {
        lastShown = json;
    }

    /** {@return what pages were told last, if anything was} */
    public Optional<JsonObject> lastShown() {
        return Optional.ofNullable(lastShown);
    }

    /** {@return the session, for use on the tab's context alone} */
    public Session session() {
        return session;
    }

    /** {@return what its tab says; on the tab's context alone} */
    public String title() {
        return title;
    }

    /** {@return the message that is sent again and again, if there is one; on the tab's context alone} */
    public Optional<Repeat> repeat() {
        return Optional.ofNullable(repeat).filter(running -> !running.isOver());
    }

    /**
     * Connects.
     *
     * @return done once it has begun to
     */
    public Future<Void> connect() {
        return act(session::connect);
    }

    private Future<Void> act(Runnable work) {
        return run(() -> {
            work.run();
            return null;
        });
    }

    /**
     * Closes the connection.
     *
     * @param code the code, or 1005 for none
     * @param reason the reason
     * @return done once it has begun to
     */
    public Future<Void> disconnect(int code, String reason) {
        return act(() -> session.disconnect(code, reason));
    }

    /**
     * Changes what is said of the tab.
     *
     * @param newTitle another title
     * @param newSpec another place to connect to
     * @param newVariables other variables
     * @return done once it is changed
     */
    public Future<Void> change(
            Optional<String> newTitle, Optional<ConnectionSpec> newSpec, Optional<Map<String, String>> newVariables) {
        return act(() -> {
            newSpec.ifPresent(session::spec);
            newVariables.ifPresent(session::variables);
            newTitle.ifPresent(value -> title = value);
            listener.changed(this);
        });
    }

    /**
     * Sends a message.
     *
     * @param format how it is typed
     * @param data the message
     * @param isTemplate whether names in it are filled in
     * @return its entry's number, and its size
     */
    public Future<JsonObject> send(PayloadFormat format, String data, boolean isTemplate) {
        return run(() -> send(session.payload(format, data, isTemplate)));
    }

    /**
     * Sends a message.
     *
     * @param payload the message
     * @return its entry's number, and its size
     */
    public Future<JsonObject> sendWhole(Payload payload) {
        return run(() -> send(payload));
    }

    private JsonObject send(Payload payload) {
        return new JsonObject().put("seq", session.send(payload)).put("size", payload.bytes().length);
    }

    /**
     * Sends a ping and waits for its pong.
     *
     * @param data its payload
     * @return the time to the pong
     */
    public Future<Duration> ping(byte[] data) {
        return run(() -> session.ping(data)).compose(Future::fromCompletionStage);
    }

    /**
     * Sends a pong that nobody asked for.
     *
     * @param data its payload
     * @return the number of its entry
     */
    public Future<Long> pong(byte[] data) {
        return run(() -> session.pong(data));
    }

    /**
     * Sends a frame just as it is.
     *
     * @param frame the frame
     * @return the number of its entry
     */
    public Future<Long> sendFrame(RawFrame frame) {
        return run(() -> session.sendFrame(frame));
    }

    /**
     * Sends a message again and again, in place of the one that was.
     *
     * @param everyMillis the time from one to the next
     * @param times how many, 0 for no limit
     * @param format how it is typed
     * @param data the message
     * @return done once the first is sent
     */
    public Future<Void> repeat(long everyMillis, long times, PayloadFormat format, String data) {
        return act(() -> {
            Repeat next = new Repeat(vertx, session, () -> listener.changed(this), everyMillis, times, format, data);
            next.begin();
            stopRepeat();
            repeat = next;
            listener.changed(this);
        });
    }

    /**
     * Ends what is sent again and again.
     *
     * @return done once it has ended
     */
    public Future<Void> endRepeat() {
        return act(() -> {
            stopRepeat();
            listener.changed(this);
        });
    }

    private void stopRepeat() {
        if (repeat != null) {
            repeat.stop();
        }
        repeat = null;
    }

    /** {@return what is to be kept of it; on the tab's context alone} */
    StoredSession stored() {
        JsonObject variables = new JsonObject();
        session.variables().forEach(variables::put);
        return new StoredSession(id, title, session.spec().toJson(), variables, session.wasEverOpen());
    }

    /** {@return done once its connection is closed and its context is gone; the log stays open} */
    Future<Void> close() {
        return act(this::stopRepeat)
                .eventually(() -> vertx.undeploy(deployment))
                .onComplete(done -> {
                    isClosed = true;
                    pending.forEach(
                            promise -> promise.tryFail(new NoSuchElementException("the session " + id + " is closed")));
                });
    }
}
