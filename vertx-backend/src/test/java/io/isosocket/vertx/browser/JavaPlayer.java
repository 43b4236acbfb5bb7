package io.isosocket.vertx.browser;

import io.isosocket.WebSocketOptions;
import io.isosocket.vertx.peer.RawServer;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Plays the client's side of scenarios on {@link io.isosocket.WebSocket}, each on a Vert.x context of its own. */
final class JavaPlayer implements AutoCloseable {
    private static final Duration LIMIT = Duration.ofSeconds(30);

    private final Vertx vertx = Vertx.vertx();
    private final Ports ports;
    private final WebSocketOptions options;

    JavaPlayer(RawServer server, Ports ports) {
        this.ports = ports;
        // What a page has and a program has not.
        options = WebSocketOptions.builder()
                .baseUrl(PlayerPage.pageUrl(server))
                .origin(PlayerPage.origin(server))
                .build();
    }

    List<String> play(Scenario scenario) {
        CompletableFuture<List<String>> done = new CompletableFuture<>();
        Context context = vertx.getOrCreateContext();
        JavaPlay play = new JavaPlay(scenario, ports, context, done);
        context.runOnContext(ignored -> play.start(options));
        try {
            return done.get(LIMIT.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            throw new AssertionError("not closed after " + LIMIT + ", up to then: " + play.lines(), e);
        } catch (ExecutionException e) {
            throw new AssertionError(e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(e);
        }
    }

    @Override
    public void close() {
        vertx.close().await();
    }
}
