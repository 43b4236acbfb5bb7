package io.isosocket;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/** Reads files off the caller's thread: that thread may be an event loop. */
final class BlobReader {

    private static final int THREADS = 4;
    private static final int IDLE_SECONDS = 10;

    private static final Executor EXECUTOR = executor();

    private BlobReader() {}

    static CompletionStage<byte[]> read(Supplier<byte[]> reading) {
        CompletableFuture<byte[]> result = new CompletableFuture<>();
        EXECUTOR.execute(() -> {
            try {
                result.complete(reading.get());
            } catch (RuntimeException | Error e) {
                result.completeExceptionally(e);
            }
        });
        return result;
    }

    private static Executor executor() {
        ThreadPoolExecutor pool = new ThreadPoolExecutor(
                THREADS, THREADS, IDLE_SECONDS, TimeUnit.SECONDS, new LinkedBlockingQueue<>(), task -> {
                    Thread thread = new Thread(task, "isosocket-blob-reader");
                    thread.setDaemon(true);
                    return thread;
                });
        pool.allowCoreThreadTimeOut(true);
        return pool;
    }
}
