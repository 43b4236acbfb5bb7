package io.isosocket.vertx.server;

import io.vertx.core.Closeable;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.internal.CloseFuture;
import io.vertx.core.internal.VertxInternal;
import java.util.function.Supplier;

/** Work on a Vertx that somebody else may end meanwhile: contexts that have ended tell nobody of an end. */
final class UntilVertxEnds {

    private UntilVertxEnds() {}

    /**
     * Starts the work, unless its Vertx is ending.
     *
     * @param vertx carries the work
     * @param work what to start
     * @return completes as the work does, or once the Vertx has ended
     */
    static Future<Void> run(Vertx vertx, Supplier<Future<Void>> work) {
        CloseFuture end = ((VertxInternal) vertx).closeFuture();
        Promise<Void> done = Promise.promise();
        Closeable hook = closing -> {
            closing.succeed();
            end.future().onComplete(ended -> done.tryComplete());
        };
        if (!end.add(hook)) {
            return end.future();
        }
        work.get().onComplete(result -> {
            end.remove(hook);
            if (result.succeeded()) {
                done.tryComplete();
            } else {
                done.tryFail(result.cause());
            }
        });
        return done.future();
    }
}
