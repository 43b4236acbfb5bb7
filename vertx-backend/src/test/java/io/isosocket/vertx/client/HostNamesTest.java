package io.isosocket.vertx.client;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.vertx.core.Vertx;
import io.vertx.core.internal.VertxInternal;
import io.vertx.junit5.VertxExtension;
import java.net.InetAddress;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@ExtendWith(VertxExtension.class)
class HostNamesTest {

    @ParameterizedTest
    @ValueSource(strings = {"localhost", "localhost.", "a.localhost", "a.b.localhost."})
    void localhostIsTheLoopbackInterfaceWhateverTheResolverSays(String host, Vertx vertx) throws Exception {
        assertEquals(List.of("127.0.0.1", "0:0:0:0:0:0:0:1"), resolve(vertx, host));
    }

    @Test
    void literalsAreNotLookedUp(Vertx vertx) throws Exception {
        assertEquals(List.of("192.0.2.7"), resolve(vertx, "192.0.2.7"));
        assertEquals(List.of("2001:db8:0:0:0:0:0:1"), resolve(vertx, "2001:db8::1"));
        assertTrue(HostNames.isAddress("::1"));
        assertFalse(HostNames.isAddress("example.org"));
    }

    private static List<String> resolve(Vertx vertx, String host) throws Exception {
        VertxInternal internal = (VertxInternal) vertx;
        var found = HostNames.resolve(internal, internal.nettyEventLoopGroup().next(), host);
        assertTrue(found.await(30, TimeUnit.SECONDS));
        return found.getNow().stream().map(InetAddress::getHostAddress).toList();
    }

    @Test
    void tlsNamesHostsAndNoAddresses() {
        assertTrue(HostNames.canBeServerName("example.org"));
        assertFalse(HostNames.canBeServerName("127.0.0.1"));
        assertFalse(HostNames.canBeServerName("::1"));
        assertFalse(HostNames.canBeServerName("under_score.example.org"));
    }
}
