package io.isosocket.vertx.context;

import io.isosocket.spi.TaskQueue;
import io.vertx.core.internal.ContextInternal;
import java.time.Duration;

/**
 * A Vert.x context as the task queue of a WebSocket.
 *
 * @param context where the tasks run
 * @param lifeline what keeps the JVM alive for work that is still to come
 */
public record ContextQueue(ContextInternal context, Lifeline lifeline) implements TaskQueue {

    @Override
    public void enqueue(Runnable task) {
        lifeline.hold();
        context.runOnContext(ignored -> {
            try {
                task.run();
            } finally {
                lifeline.release();
            }
        });
    }

    @Override
    public boolean isCurrent() {
        return context.isRunningOnContext();
    }

    @Override
    public Runnable schedule(Duration delay, Runnable task) {
        lifeline.hold();
        // Vert.x refuses 0 ms.
        long timer = context.setTimer(Math.max(1, delay.toMillis()), ignored -> {
            try {
                task.run();
            } finally {
                lifeline.release();
            }
        });
        return () -> {
            if (context.owner().cancelTimer(timer)) {
                lifeline.release();
            }
        };
    }

    @Override
    public void reportException(Throwable exception) {
        context.reportException(exception);
    }
}
