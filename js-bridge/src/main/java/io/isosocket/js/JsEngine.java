package io.isosocket.js;

import io.isosocket.js.host.Engines;

/** The engine that all runtimes of the JVM share. */
public final class JsEngine {

    private JsEngine() {}

    /**
     * Begins to make the engine on a thread of its own, which takes long, so that it is there when the first runtime
     * wants it.
     */
    public static void prepare() {
        Thread maker = new Thread(Engines::shared, "isosocket-engine");
        maker.setDaemon(true);
        maker.start();
    }

    /** {@return whether scripts are compiled to machine code, and not only interpreted; makes the engine} */
    public static boolean isOptimizing() {
        return Engines.isOptimizing();
    }

    /** {@return the engine's name, its version, and what runs the scripts; makes the engine} */
    public static String description() {
        return Engines.description();
    }
}
