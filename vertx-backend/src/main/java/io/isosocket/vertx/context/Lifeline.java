package io.isosocket.vertx.context;

/** Keeps the JVM alive while something holds it. Thread-safe. */
public interface Lifeline {

    /** For a Vertx that somebody else owns: its threads live as long as their owner says. */
    Lifeline NONE = new Lifeline() {
        @Override
        public void hold() {}

        @Override
        public void release() {}
    };

    /** Holds the JVM once more. */
    void hold();

    /** Gives back one hold. */
    void release();
}
