package io.isosocket.vertx.peer;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.isosocket.WebSocketFailure;
import io.isosocket.WebSocketFailure.Kind;
import io.isosocket.WebSocketFailure.Phase;
import io.isosocket.WebSocketOptions;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;

/** From which address connections are made. */
class LocalAddressTest {

    private static WebSocketOptions from(String address) throws IOException {
        return WebSocketOptions.builder()
                .localAddress(InetAddress.getByName(address))
                .build();
    }

    @Test
    void theServerSeesTheAddress() throws Exception {
        assumeBindable("127.0.0.2");
        try (ServerSocket listener = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            CompletableFuture<InetAddress> seen = new CompletableFuture<>();
            Thread accepting = new Thread(() -> {
                try (Socket client = listener.accept()) {
                    seen.complete(((InetSocketAddress) client.getRemoteSocketAddress()).getAddress());
                } catch (IOException e) {
                    seen.completeExceptionally(e);
                }
            });
            accepting.start();
            // localhost has an IPv6 address as well, which cannot be dialled from an IPv4 one.
            ObservedSocket.of("ws://localhost:" + listener.getLocalPort() + "/", from("127.0.0.2"))
                    .awaitFailure();
            assertEquals("127.0.0.2", seen.get(30, TimeUnit.SECONDS).getHostAddress());
            accepting.join();
        }
    }

    private static void assumeBindable(String address) {
        try (ServerSocket probe = new ServerSocket(0, 1, InetAddress.getByName(address))) {
            assertTrue(probe.isBound());
        } catch (IOException none) {
            Assumptions.abort("this machine does not have " + address);
        }
    }

    @Test
    void anAddressOfAnotherMachineIsInvalid() throws Exception {
        try (RawServer server = RawServer.start()) {
            WebSocketFailure failure =
                    ObservedSocket.of(server.url("/"), from("192.0.2.1")).awaitFailure();
            assertEquals(Kind.INVALID, failure.kind(), failure::toString);
            assertEquals(Phase.CONNECT, failure.phase());
            assertFalse(failure.retryable());
            assertTrue(String.valueOf(failure.getMessage()).contains("from 192.0.2.1"), failure::toString);
        }
    }

    @Test
    void aServerOfTheOtherFamilyIsUnreachable() throws Exception {
        WebSocketFailure failure =
                ObservedSocket.of("ws://[::1]:81/", from("127.0.0.1")).awaitFailure();
        assertEquals(Kind.UNREACHABLE, failure.kind(), failure::toString);
        assertTrue(String.valueOf(failure.getMessage()).contains("no address of the local address's family"));
    }
}
