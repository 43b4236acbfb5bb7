package io.isosocket.samples;

import io.isosocket.vertx.server.EchoServer;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/** An echo server for each test of a class. */
final class EchoServing implements BeforeEachCallback, AfterEachCallback {

    private static final long SECONDS = 30;

    private @Nullable EchoServer server;

    @Override
    public void beforeEach(ExtensionContext context) throws Exception {
        server = EchoServer.listen("127.0.0.1", 0).toCompletableFuture().get(SECONDS, TimeUnit.SECONDS);
    }

    @Override
    public void afterEach(ExtensionContext context) throws Exception {
        running().close().toCompletableFuture().get(SECONDS, TimeUnit.SECONDS);
    }

    private EchoServer running() {
        if (server == null) {
            throw new IllegalStateException("no test runs");
        }
        return server;
    }

    String url() {
        return running().url().toString();
    }
}
