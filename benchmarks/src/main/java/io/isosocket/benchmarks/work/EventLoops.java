package io.isosocket.benchmarks.work;

import io.vertx.core.Vertx;
import io.vertx.core.transport.Transport;
import java.util.List;
import java.util.Optional;

/** The event loops of a contestant, on the transport that its command names. */
public final class EventLoops {

    /** The system property that names the transport; NIO where there is none. */
    private static final String TRANSPORT = "isosocket.benchmarks.transport";

    private EventLoops() {}

    /**
     * The flag of a JVM for a transport.
     *
     * @param transport one of {@link #natives}
     * @return the flag
     */
    public static String flag(String transport) {
        return "-D" + TRANSPORT + "=" + transport;
    }

    /** {@return the transports of the system itself, which take a jar each and the option of the user} */
    public static List<String> natives() {
        return List.of("epoll", "io_uring");
    }

    /**
     * Tells whether a transport works here.
     *
     * @param name its name
     * @return why it does not; empty where it does
     */
    public static Optional<String> obstacle(String name) {
        Transport transport = named(name);
        return transport.available() ? Optional.empty() : Optional.of(String.valueOf(transport.unavailabilityCause()));
    }

    /**
     * Makes them.
     *
     * @return the Vert.x with these event loops
     */
    public static Vertx vertx() {
        return Vertx.builder()
                .withTransport(named(System.getProperty(TRANSPORT, "nio")))
                .build();
    }

    private static Transport named(String name) {
        return switch (name) {
            case "nio" -> Transport.NIO;
            case "epoll" -> Transport.EPOLL;
            case "io_uring" -> Transport.IO_URING;
            default -> throw new IllegalArgumentException("there is no transport " + name);
        };
    }
}
