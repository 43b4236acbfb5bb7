package io.isosocket.workbench;

import io.isosocket.workbench.http.WorkbenchApi;
import io.isosocket.workbench.store.WorkbenchStore;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerOptions;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.Objects;
import java.util.Properties;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;

/**
 * A WebSocket test client as a web page. It listens on 127.0.0.1 alone, and serves nobody who lacks the token of its URL.
 *
 * <p>Any thread may call its methods.
 */
public final class Workbench {

    private static final String HOST = "127.0.0.1";

    private final Vertx vertx;
    private final WorkbenchApi api;
    private final DataFolder folder;
    private final HttpServer server;
    private final URI url;

    private Workbench(Vertx vertx, WorkbenchApi api, DataFolder folder, HttpServer server, URI url) {
        this.vertx = vertx;
        this.api = api;
        this.folder = folder;
        this.server = server;
        this.url = url;
    }

    /** {@return where a user's data is by the custom of this system} */
    public static Path usualDataFolder() {
        return DataFolder.usual(
                System::getenv, System.getProperty("os.name", ""), Path.of(System.getProperty("user.home", ".")));
    }

    /**
     * Starts a workbench. Opens its files, so it may block.
     *
     * @param options how it runs
     * @return the workbench, once it listens; fails where the port is taken, or another workbench uses the folder
     */
    public static CompletionStage<Workbench> start(WorkbenchOptions options) {
        Vertx vertx = Vertx.vertx();
        return start(vertx, options).toCompletionStage().exceptionallyCompose(failure -> closed(vertx)
                .thenCompose(ignored -> CompletableFuture.failedStage(failure)));
    }

    private static Future<Workbench> start(Vertx vertx, WorkbenchOptions options) {
        return vertx.executeBlocking(() -> DataFolder.take(options.dataFolder()))
                .compose(folder -> vertx.executeBlocking(
                                () -> WorkbenchStore.open(folder.path().resolve("workbench.db")))
                        .compose(store -> start(vertx, options, folder, store))
                        .onFailure(failure -> release(folder)));
    }

    private static Future<Workbench> start(
            Vertx vertx, WorkbenchOptions options, DataFolder folder, WorkbenchStore store) {
        WorkbenchApi api = new WorkbenchApi(vertx, folder.path(), store, version());
        // With h2c, what a client sends too early would be lost (see WebSocketHandler).
        HttpServer server = vertx.createHttpServer(
                new HttpServerOptions().setHost(HOST).setPort(options.port()).setHttp2ClearTextEnabled(false));
        return api.restore()
                .compose(restored -> server.requestHandler(api::handle).listen())
                .map(listening -> {
                    URI url = URI.create("http://" + HOST + ":" + listening.actualPort() + api.entrance());
                    return new Workbench(vertx, api, folder, listening, url);
                })
                .recover(failure -> api.close().transform(closed -> Future.failedFuture(failure)));
    }

    private static void release(DataFolder folder) {
        try {
            folder.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String version() {
        try (InputStream in = Objects.requireNonNull(Workbench.class.getResourceAsStream("version.properties"))) {
            Properties properties = new Properties();
            properties.load(in);
            return properties.getProperty("version");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** {@return the URL that lets a browser in, with its token} */
    public URI url() {
        return url;
    }

    /**
     * Closes all connections with 1001, writes what is to be written, and ends.
     *
     * @return done once all is closed
     */
    public CompletionStage<Void> close() {
        return server.close()
                .eventually(api::close)
                .eventually(() -> vertx.executeBlocking(() -> {
                    folder.close();
                    return null;
                }))
                .toCompletionStage()
                .handle((done, failure) -> closed(vertx))
                .thenCompose(Function.identity());
    }

    /** Not a future of Vert.x, which would wait for one of the contexts that are gone. */
    private static CompletionStage<Void> closed(Vertx vertx) {
        return vertx.close().toCompletionStage();
    }
}
