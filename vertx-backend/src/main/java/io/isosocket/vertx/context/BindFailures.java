package io.isosocket.vertx.context;

import java.io.IOException;
import java.net.BindException;
import org.jspecify.annotations.Nullable;

/** Tells whether an address could not be bound: epoll and io_uring have no type of exception for that, as NIO has. */
public final class BindFailures {

    private static final String NATIVE = "bind(";

    private BindFailures() {}

    /**
     * Looks at an exception and its causes.
     *
     * @param thrown what the transport threw
     * @return whether it is one
     */
    public static boolean is(Throwable thrown) {
        for (@Nullable Throwable step = thrown; step != null; step = step.getCause()) {
            boolean isNative = step instanceof IOException
                    && String.valueOf(step.getMessage()).startsWith(NATIVE);
            if (isNative || step instanceof BindException) {
                return true;
            }
        }
        return false;
    }
}
