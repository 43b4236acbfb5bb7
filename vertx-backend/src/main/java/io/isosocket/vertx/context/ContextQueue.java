package io.isosocket.vertx.context;

import io.isosocket.spi.TaskQueue;
import io.vertx.core.Context;
import io.vertx.core.internal.ContextInternal;
import java.time.Duration;
import java.util.concurrent.RejectedExecutionException;

/**
 * A Vert.x context as the task queue of a WebSocket. Once its Vertx is closed, what is enqueued is dropped.
 *
 * @param context where the tasks run
 * @param lifeline what keeps the JVM alive for work that is still to come
 */
public record ContextQueue(ContextInternal context, Lifeline lifeline) implements TaskQueue {

    @Override
    public void enqueue(Runnable task) {
        lifeline.hold();
        try {
            context.runOnContext(ignored -> runAndRelease(task));
        } catch (RejectedExecutionException ended) {
            lifeline.release();
        }
    }

    @Override
    public boolean isCurrent() {
        return context.isRunningOnContext();
    }

    @Override
    public boolean isBlockedByCaller() {
        return isCurrent() || Context.isOnEventLoopThread();
    }

    @Override
    public Runnable schedule(Duration delay, Runnable task) {
        lifeline.hold();
        long timer;
        try {
            // Vert.x refuses 0 ms.
            timer = context.setTimer(Math.max(1, delay.toMillis()), ignored -> runAndRelease(task));
        } catch (RejectedExecutionException ended) {
            lifeline.release();
            return () -> {};
        }
        return () -> {
            if (context.owner().cancelTimer(timer)) {
                lifeline.release();
            }
        };
    }

    private void runAndRelease(Runnable task) {
        try {
            task.run();
        } finally {
            lifeline.release();
        }
    }

    @Override
    public void reportException(Throwable exception) {
        context.reportException(exception);
    }
}
