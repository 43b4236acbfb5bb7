package io.isosocket.workbench.http;

import io.isosocket.vertx.server.HandshakeAnswer;
import io.isosocket.vertx.server.Origins;
import io.isosocket.vertx.server.ServerOptions;
import io.isosocket.vertx.server.WebSocketHandler;
import io.isosocket.workbench.session.Sessions;
import io.isosocket.workbench.session.Tab;
import io.isosocket.workbench.store.SavedKind;
import io.isosocket.workbench.store.WorkbenchStore;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.WorkerExecutor;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import io.vertx.ext.web.handler.BodyHandler;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/** The page and its API, as one handler of HTTP requests. */
public final class WorkbenchApi {

    /** Of a file to be sent, in bytes. */
    private static final long MAX_FILE = 256L << 20;

    /** Of JSON, in bytes, which is parsed on the event loop. */
    private static final long MAX_JSON = 32L << 20;

    private static final int READERS = 2;

    private final Vertx vertx;
    private final WorkbenchStore store;
    private final WorkerExecutor disk;
    private final WorkerExecutor readers;
    private final Events events;
    private final Sessions sessions;
    private final LocalServer echo;
    private final Texts texts = new Texts();
    private final Access access = new Access();
    private final Router router;
    private final String version;

    /**
     * Makes the API.
     *
     * @param vertx carries it
     * @param folder where the logs are
     * @param store what is kept beside the logs; the API closes it
     * @param version the version that the page shows
     */
    public WorkbenchApi(Vertx vertx, Path folder, WorkbenchStore store, String version) {
        this.vertx = vertx;
        this.store = store;
        this.version = version;
        disk = vertx.createSharedWorkerExecutor("isosocket-workbench-store", 1);
        readers = vertx.createSharedWorkerExecutor("isosocket-workbench-log", READERS);
        events = new Events(vertx);
        sessions = new Sessions(vertx, folder, store, disk, events);
        echo = new LocalServer(vertx);
        router = router();
    }

    /**
     * Opens the sessions that were open before.
     *
     * @return done once they are
     */
    public Future<Void> restore() {
        return sessions.restore();
    }

    /**
     * Answers a request.
     *
     * @param request the request
     */
    public void handle(HttpServerRequest request) {
        router.handle(request);
    }

    /** {@return the path and the query that let a browser in} */
    public String entrance() {
        return access.entrance();
    }

    private Router router() {
        Router router = Router.router(vertx);
        router.route().handler(access::check);
        // Who could connect was checked, and the page may lag behind while its tab sleeps.
        ServerOptions options = ServerOptions.builder()
                .origins(Origins.any())
                .maxMessageSize(1 << 10)
                .build();
        router.get("/api/events")
                .handler(WebSocketHandler.create(
                        options,
                        events.pages(),
                        request -> CompletableFuture.completedStage(HandshakeAnswer.accept()),
                        (socket, request) -> {}));
        // The first one that takes a body is the only one.
        router.post("/api/sessions/:id/send-file")
                .handler(BodyHandler.create(false).setBodyLimit(MAX_FILE));
        router.route().handler(BodyHandler.create(false).setBodyLimit(MAX_JSON));
        router.get("/api/state").handler(this::state);
        router.put("/api/settings").handler(this::settings);
        router.get("/api/texts/:language").handler(context -> {
            String language = context.pathParam("language");
            Replies.of(context, vertx.executeBlocking(() -> texts.of(language)));
        });
        router.post("/api/echo")
                .handler(context -> Replies.of(context, echo.start().onSuccess(this::tellEcho)));
        router.delete("/api/echo")
                .handler(context -> Replies.of(context, echo.stop().onSuccess(done -> tellEcho(null))));
        new SessionRoutes(sessions, store, disk).addTo(router);
        new LogRoutes(sessions, readers, version).addTo(router);
        new SavedRoutes(store, disk, sessions, events).addTo(router);
        new PageFiles().addTo(router);
        router.route().failureHandler(Errors::handle);
        router.route().handler(context -> context.fail(new NoSuchElementException("there is no such thing")));
        return router;
    }

    private void state(RoutingContext context) {
        Shown shown = Replies.shown(context);
        List<Future<JsonObject>> tabs = new ArrayList<>();
        for (Tab tab : sessions.all()) {
            tabs.add(shown.current(tab));
        }
        JsonObject state = new JsonObject()
                .put("version", version)
                .put("echo", echo.shown())
                .put("presets", Presets.all());
        Future<JsonObject> kept = disk.executeBlocking(() -> new JsonObject()
                .put("savedConnections", shown.saved(SavedKind.CONNECTION, store.saved(SavedKind.CONNECTION)))
                .put("savedMessages", shown.saved(SavedKind.MESSAGE, store.saved(SavedKind.MESSAGE)))
                .put("settings", store.settings()));
        Replies.of(
                context,
                Future.all(tabs)
                        .map(all -> state.put("sessions", new JsonArray(all.<JsonObject>list())))
                        .compose(ignored -> kept)
                        .map(state::mergeIn));
    }

    private void settings(RoutingContext context) {
        JsonObject settings = Replies.object(context);
        Replies.of(context, disk.executeBlocking(() -> {
            store.settings(settings);
            return null;
        }));
    }

    private void tellEcho(@Nullable JsonObject running) {
        events.tell(new JsonObject().put("type", "echo").put("echo", running));
    }

    /**
     * Closes all connections and files.
     *
     * @return done once they are closed
     */
    public Future<Void> close() {
        events.close();
        return echo.stop()
                .eventually(sessions::close)
                .eventually(() -> disk.executeBlocking(() -> {
                    store.close();
                    return null;
                }));
    }
}
