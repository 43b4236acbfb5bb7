package io.isosocket.vertx.peer;

import static org.junit.jupiter.api.Assertions.assertSame;

import io.isosocket.vertx.context.DefaultVertx;
import io.vertx.core.transport.Transport;
import org.junit.jupiter.api.Test;

/** The tests of this package run on each transport; this one sees to it that it is the one that is meant. */
class TransportTest {

    @Test
    void theTransportIsTheOneWhoseJarIsOnTheClassPath() {
        Transport expected =
                switch (System.getProperty("isosocket.test.transport", "nio")) {
                    case "epoll" -> Transport.EPOLL;
                    case "io_uring" -> Transport.IO_URING;
                    default -> Transport.NIO;
                };
        // Where the system forbids it, NIO takes its place.
        Transport used = expected.available() ? expected : Transport.NIO;

        assertSame(used.implementation(), DefaultVertx.get().transport());
        assertSame(used.implementation(), ObservedSocket.transport());
    }
}
