package io.isosocket.js.loop;

import io.vertx.core.Promise;
import io.vertx.core.internal.ContextInternal;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import org.graalvm.polyglot.PolyglotException;
import org.jspecify.annotations.Nullable;

/**
 * The event loop of a runtime (HTML, section 8.1.7): tasks run one at a time on a Vert.x context, and the engine runs
 * the microtasks whenever an outermost call into the script returns.
 *
 * <p>What is still to come holds the loop: a timer, an open socket, a host's operation, a task that waits. When nothing
 * holds it after a task, it is idle, and the runtime ends.
 */
public final class EventLoop {

    /** What the runtime does when the loop tells it something; always on the context. */
    public interface Listener {

        /**
         * A task ended in a way that no script can catch: a limit was reached, or the engine failed.
         *
         * @param reason what the engine says
         */
        void taskAborted(PolyglotException reason);

        /** A task took longer than it may, and was stopped. */
        void taskOverran();

        /** Nothing is left to wait for. */
        void idle();
    }

    private final ContextInternal context;
    private final boolean endsContext;
    private final Listener listener;
    private final Optional<Watchdog.Watched> watched;
    private final AtomicLong holds = new AtomicLong();
    private final Set<Promise<?>> promised = ConcurrentHashMap.newKeySet();
    private volatile boolean closed;
    private volatile boolean stopping;
    private volatile boolean running;

    /**
     * Makes a loop.
     *
     * @param context where the tasks run
     * @param endsContext whether the context ends with the loop
     * @param watched stops tasks that take too long; empty where they may take any time
     * @param listener hears of the loop
     */
    public EventLoop(
            ContextInternal context, boolean endsContext, Optional<Watchdog.Watched> watched, Listener listener) {
        this.context = context;
        this.endsContext = endsContext;
        this.watched = watched;
        this.listener = listener;
    }

    /** {@return the Vert.x context of the tasks} */
    public ContextInternal context() {
        return context;
    }

    /** {@return whether no task will run any more: what is promised from then on is failed by who promises it} */
    public boolean isClosed() {
        return closed;
    }

    /** {@return whether a task of this loop is running, on this thread or another} */
    public boolean isRunning() {
        return running;
    }

    /**
     * Queues a task, which holds the loop until it has run.
     *
     * @param task runs on the context; dropped where the loop is closed by then
     */
    public void post(Runnable task) {
        submit(task, () -> {});
    }

    /**
     * Queues a task likewise.
     *
     * @param task runs on the context
     * @param refused called in its place where the loop is closed by then
     */
    public void submit(Runnable task, Runnable refused) {
        if (closed) {
            refused.run();
            return;
        }
        hold();
        try {
            context.runOnContext(ignored -> {
                holds.decrementAndGet();
                if (!tryRun(task)) {
                    refused.run();
                }
            });
        } catch (RejectedExecutionException vertxIsClosed) {
            release();
            refused.run();
        }
    }

    /**
     * Runs a task now, on the context's thread. Within a running task it is a part of that one.
     *
     * @param task calls into the script
     */
    public void run(Runnable task) {
        tryRun(task);
    }

    private boolean tryRun(Runnable task) {
        if (running) {
            task.run();
            return true;
        }
        // In this order: whoever calls stop() either sees this task running, or keeps it from beginning.
        running = true;
        if (closed || stopping) {
            running = false;
            return false;
        }
        boolean overran = false;
        PolyglotException aborted = null;
        try {
            watched.ifPresent(Watchdog.Watched::begin);
            // The context is not entered for the whole task: a thread does not get out of one that another thread
            // cancels meanwhile, and takes its fate into the next context.
            task.run();
        } catch (PolyglotException e) {
            aborted = e;
        } finally {
            overran = watched.isPresent() && watched.get().end();
            running = false;
        }
        if (overran) {
            listener.taskOverran();
        } else if (aborted != null) {
            listener.taskAborted(aborted);
        }
        checkIdle();
        return true;
    }

    /**
     * Makes a promise to Java code of what a task, or the script later, will give.
     *
     * @return a promise, which {@link #giveUp} fails where it is still open
     * @param <T> type of the value
     */
    public <T extends @Nullable Object> Promise<T> promise() {
        // One of a context that has ended would tell nobody of what it came to.
        Promise<T> promise = endsContext ? Promise.promise() : context.promise();
        promised.add(promise);
        promise.future().onComplete(settled -> promised.remove(promise));
        return promise;
    }

    /**
     * Fails what was promised and can come no more. On the context, when the loop is closed.
     *
     * @param reason why
     */
    public void giveUp(Throwable reason) {
        List.copyOf(promised).forEach(promise -> promise.tryFail(reason));
    }

    /** Keeps the runtime from ending, once more. Any thread. */
    public void hold() {
        holds.incrementAndGet();
    }

    /** Gives back one hold; the runtime ends when it was the last one. Any thread. */
    public void release() {
        if (holds.decrementAndGet() == 0 && !closed) {
            try {
                context.runOnContext(ignored -> checkIdle());
            } catch (RejectedExecutionException vertxIsClosed) {
                // Nobody waits for it any more.
            }
        }
    }

    /** Tells the listener that the loop is idle, where it is. On the context. */
    public void checkIdle() {
        if (!running && !closed && holds.get() == 0) {
            listener.idle();
        }
    }

    /**
     * Brings the result of a host's operation into the script: one of the two is called in a task of its own, and the
     * loop is held until then.
     *
     * @param stage the operation
     * @param done gets its result
     * @param failed gets its failure, without the wrappers of futures
     * @param <T> type of the result
     */
    public <T> void complete(CompletionStage<T> stage, Consumer<T> done, Consumer<Throwable> failed) {
        hold();
        stage.whenComplete((result, failure) -> {
            post(() -> {
                if (failure == null) {
                    done.accept(result);
                } else {
                    Throwable cause = failure.getCause();
                    failed.accept(
                            failure instanceof java.util.concurrent.CompletionException && cause != null
                                    ? cause
                                    : failure);
                }
            });
            release();
        });
    }

    /** Begins no further task, also of those that wait already; one that runs goes on. Any thread. */
    public void stop() {
        stopping = true;
    }

    /** Runs no further task. On the context. */
    public void close() {
        closed = true;
        watched.ifPresent(Watchdog.Watched::close);
    }
}
