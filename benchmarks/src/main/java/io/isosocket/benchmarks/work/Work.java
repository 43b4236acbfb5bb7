package io.isosocket.benchmarks.work;

/** The kinds of work. */
public enum Work {
    /** Messages there and back, a number of them on their way at a time on each connection. */
    ECHO,
    /** Messages one way, each window of them sent by one turn of the connection's own thread, outside a read. */
    BURST_FROM_TIMER,
    /** Messages one way, sent by a thread that is not the connection's. */
    BURST_FROM_THREAD,
    /** Connections that are opened and closed. */
    OPEN_CLOSE,
    /** Messages of one connection that the server sends on to all. */
    BROADCAST,
    /** Connections that are opened and kept, in addition to those that are there. */
    HOLD,
    /** Closes those that are kept. */
    RELEASE,
    /** Collects garbage and tells the memory of the process. */
    MEMORY
}
