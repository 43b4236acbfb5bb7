package io.isosocket.vertx.server;

import io.netty.util.concurrent.EventExecutor;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.internal.VertxInternal;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;

/** Waits until a port that Vert.x has closed is free. */
final class FreedPort {

    private FreedPort() {}

    /**
     * Waits for the ports that were closed before. A closed NIO channel keeps its socket until its selector is asked again:
     * till then the operating system goes on to take connections there, and the port cannot be bound.
     *
     * @param vertx has accepted at the ports
     * @return completes once they are free, on the caller's context
     */
    static Future<Void> await(Vertx vertx) {
        VertxInternal internal = (VertxInternal) vertx;
        List<Future<Void>> turns = new ArrayList<>();
        for (EventExecutor loop : internal.acceptorEventLoopGroup()) {
            Promise<Void> turned = internal.getOrCreateContext().promise();
            turns.add(turned.future());
            try {
                // What the loop schedules for itself is done in its next turn, which begins with asking the selector.
                loop.execute(() -> loop.schedule(() -> {}, 0, TimeUnit.NANOSECONDS)
                        .addListener(doneOrLoopEnded -> turned.complete()));
            } catch (RejectedExecutionException loopEnded) {
                // Its selector was closed, and with it what was in it.
                turned.complete();
            }
        }
        return Future.all(turns).mapEmpty();
    }
}
