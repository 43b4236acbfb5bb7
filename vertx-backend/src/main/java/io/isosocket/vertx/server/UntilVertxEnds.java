package io.isosocket.vertx.server;

import io.vertx.core.AsyncResult;
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
        return run(vertx, work, Future.succeededFuture());
    }

    /**
     * Starts the work, unless its Vertx is ending.
     *
     * @param vertx carries the work
     * @param work what to start
     * @return completes as the work does; fails with an IllegalStateException once the Vertx has ended
     */
    static <T> Future<T> orFail(Vertx vertx, Supplier<Future<T>> work) {
        return run(vertx, work, Future.failedFuture(new IllegalStateException("the Vertx is closed")));
    }

    private static <T> Future<T> run(Vertx vertx, Supplier<Future<T>> work, Future<T> atEnd) {
        CloseFuture end = ((VertxInternal) vertx).closeFuture();
        Promise<T> done = Promise.promise();
        Closeable hook = closing -> {
            closing.succeed();
            end.future().onComplete(ended -> settle(done, atEnd));
        };
        if (!end.add(hook)) {
            return end.future().transform(ended -> atEnd);
        }
        work.get().onComplete(result -> {
            end.remove(hook);
            settle(done, result);
        });
        return done.future();
    }

    private static <T> void settle(Promise<T> done, AsyncResult<T> result) {
        if (result.succeeded()) {
            done.tryComplete(result.result());
        } else {
            done.tryFail(result.cause());
        }
    }
}
