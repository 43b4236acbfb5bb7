package io.isosocket.cli;

/** Ctrl-C and the other ways in which the JVM is told to end; it then exits with 130 by itself. */
final class Interrupts {

    private Interrupts() {}

    /**
     * Runs an action when the JVM is told to end.
     *
     * @param action what to do; it must not take long
     * @return takes the action back; does nothing once it has started
     */
    static Runnable onShutdown(Runnable action) {
        Thread hook = new Thread(action, "isosocket-shutdown");
        try {
            Runtime.getRuntime().addShutdownHook(hook);
        } catch (IllegalStateException e) {
            // The JVM was told to end before there was anything to close, and does.
            return () -> {};
        }
        return () -> {
            try {
                Runtime.getRuntime().removeShutdownHook(hook);
            } catch (IllegalStateException e) {
                // The JVM is ending already, and the action runs.
            }
        };
    }
}
