package io.isosocket.vertx.context;

import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import io.vertx.core.file.FileSystemOptions;
import io.vertx.core.internal.VertxInternal;

/** The Vertx of sockets that are made outside of any Vert.x context: made at the first use, on daemon threads. */
public final class DefaultVertx {

    private static final class Holder {
        static final VertxInternal VERTX = (VertxInternal) Vertx.vertx(new VertxOptions()
                .setUseDaemonThread(true)
                .setFileSystemOptions(
                        new FileSystemOptions().setFileCachingEnabled(false).setClassPathResolvingEnabled(false)));
        static final Lifeline LIFELINE = new LifelineThread("isosocket-lifeline");
    }

    private DefaultVertx() {}

    /** {@return the default Vertx} */
    public static VertxInternal get() {
        return Holder.VERTX;
    }

    /** {@return what keeps the JVM alive while sockets of the default Vertx are open} */
    public static Lifeline lifeline() {
        return Holder.LIFELINE;
    }
}
