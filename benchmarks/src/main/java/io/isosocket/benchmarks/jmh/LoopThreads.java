package io.isosocket.benchmarks.jmh;

import io.netty.util.concurrent.DefaultThreadFactory;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/** Threads of the kind that an event loop has, for JMH: Netty keeps memory for them that it does not keep for others. */
public final class LoopThreads extends ThreadPoolExecutor {

    /**
     * Makes them, with the parameters that JMH passes.
     *
     * @param count how many
     * @param name how their names begin
     */
    public LoopThreads(int count, String name) {
        super(count, count, 0, TimeUnit.SECONDS, new LinkedBlockingQueue<>(), new DefaultThreadFactory(name, true));
    }
}
