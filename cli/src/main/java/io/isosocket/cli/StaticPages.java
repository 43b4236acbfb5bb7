package io.isosocket.cli;

import io.vertx.core.Context;
import io.vertx.core.Handler;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.handler.FileSystemAccess;
import io.vertx.ext.web.handler.StaticHandler;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * Serves the files of a folder as pages: index.html for the folder itself, no listing, no hidden files. A browser asks
 * each time whether a file has changed.
 */
final class StaticPages implements Handler<HttpServerRequest> {

    private final Path folder;
    private @Nullable Router router;

    /**
     * Makes the pages.
     *
     * @param folder their folder
     * @throws UncheckedIOException if there is no such folder
     */
    StaticPages(Path folder) {
        try {
            this.folder = folder.toRealPath();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** On the context of the server, whose Vertx serves the files. */
    @Override
    public void handle(HttpServerRequest request) {
        if (router == null) {
            Context context = Vertx.currentContext();
            router = Router.router(context.owner());
            router.route()
                    .handler(StaticHandler.create(FileSystemAccess.ROOT, folder.toString())
                            .setIncludeHidden(false)
                            .setDirectoryListing(false)
                            .setFilesReadOnly(false)
                            .setMaxAgeSeconds(0));
        }
        router.handle(request);
    }
}
