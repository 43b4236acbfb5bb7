package io.isosocket.vertx.context;

import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import io.vertx.core.file.FileSystemOptions;
import io.vertx.core.internal.VertxInternal;
import org.jspecify.annotations.Nullable;

/** The Vertx of sockets that are made outside of any Vert.x context: made at the first use, on daemon threads. */
public final class DefaultVertx {

    private static final class Holder {
        static final VertxInternal VERTX = (VertxInternal) Vertx.vertx(new VertxOptions()
                .setUseDaemonThread(true)
                // Of Linux or macOS itself, where its jar is on the class path.
                .setPreferNativeTransport(true)
                .setFileSystemOptions(
                        new FileSystemOptions().setFileCachingEnabled(false).setClassPathResolvingEnabled(false)));
        static final Lifeline LIFELINE = new LifelineThread("isosocket-lifeline");
    }

    private static volatile @Nullable VertxInternal made;

    private DefaultVertx() {}

    /** {@return the default Vertx} */
    public static VertxInternal get() {
        VertxInternal vertx = Holder.VERTX;
        made = vertx;
        return vertx;
    }

    /**
     * Tells the default Vertx from another one, and does not make it for that.
     *
     * @param vertx a Vertx
     * @return whether it is the default one
     */
    public static boolean is(Vertx vertx) {
        return vertx == made;
    }

    /** {@return what keeps the JVM alive while sockets of the default Vertx are open} */
    public static Lifeline lifeline() {
        return Holder.LIFELINE;
    }
}
