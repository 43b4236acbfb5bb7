package io.isosocket.vertx.peer;

import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.isosocket.vertx.context.DefaultVertx;
import io.isosocket.vertx.server.EchoServer;
import io.vertx.core.transport.Transport;
import java.io.IOException;
import java.net.BindException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
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
        if (used != Transport.IO_URING) {
            assertSame(used.implementation(), ObservedSocket.transport());
        }
    }

    @Test
    void portThatIsTakenIsABindExceptionOnEach() throws IOException {
        try (RawServer taken = RawServer.start()) {
            var listening = EchoServer.listen("127.0.0.1", taken.port()).toCompletableFuture();
            Throwable thrown = assertThrows(ExecutionException.class, () -> listening.get(30, TimeUnit.SECONDS))
                    .getCause();
            assertInstanceOf(BindException.class, thrown);
        }
    }
}
