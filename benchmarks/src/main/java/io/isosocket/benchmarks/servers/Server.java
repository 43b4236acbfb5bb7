package io.isosocket.benchmarks.servers;

/**
 * A server that is compared. On the path {@code /echo} it answers every message with itself, on {@code /broadcast} it
 * sends every text to all that are connected there. It has no limits on sizes that a workload would meet.
 */
interface Server {

    /** {@return what runs, with its version} */
    String description();

    /**
     * Starts it on 127.0.0.1.
     *
     * @param deflate whether it agrees on permessage-deflate, and then compresses every message
     * @return the port that it got
     */
    int listen(boolean deflate) throws Exception;
}
