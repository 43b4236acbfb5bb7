package io.isosocket;

import io.isosocket.spi.Backend;
import java.util.ServiceLoader;

/** The back end that the class path or module path offers. */
final class DefaultBackend {

    private static final class Holder {
        static final Backend BACKEND = find();
    }

    private DefaultBackend() {}

    static Backend get() {
        return Holder.BACKEND;
    }

    private static Backend find() {
        return ServiceLoader.load(Backend.class, Backend.class.getClassLoader())
                .findFirst()
                .orElseThrow(() -> new IllegalStateException(
                        "no back end found: add io.isosocket:isosocket-vertx to the class path or module path"));
    }
}
