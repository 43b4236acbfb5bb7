package io.isosocket;

import java.util.concurrent.Executor;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/** Where files are read: off the caller's thread, which may be an event loop, and keeping no process alive. */
final class BlobReader {

    static final int THREADS = 4;
    private static final int IDLE_SECONDS = 10;

    /** Takes what reads. */
    static final Executor EXECUTOR = executor();

    private BlobReader() {}

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
