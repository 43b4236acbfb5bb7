package io.isosocket.vertx.policy;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.isosocket.ConnectionRules;
import io.isosocket.WebSocketFailure;
import io.isosocket.WebSocketFailure.Kind;
import io.isosocket.WebSocketOptions;
import io.isosocket.vertx.VertxBackend;
import io.isosocket.vertx.peer.ObservedSocket;
import io.isosocket.vertx.peer.RawServer;
import io.isosocket.vertx.peer.Steps;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.dns.AddressResolverOptions;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What the policy sees of names is what is dialled, whatever the name server says next. */
class ResolvedAddressTest {

    /** An address of loopback on which nothing listens stands for a public one. */
    private static final String HARMLESS = "127.0.0.2";

    private static final String GUARDED = "127.0.0.1";

    private final RawServer server = RawServer.start();
    private ScriptedDns dns;
    private Vertx vertx;

    @BeforeEach
    void start() throws IOException {
        dns = ScriptedDns.start();
        vertx = Vertx.vertx(new VertxOptions()
                .setUseDaemonThread(true)
                .setAddressResolverOptions(new AddressResolverOptions()
                        .setServers(List.of(dns.address()))
                        .setHostsValue(Buffer.buffer(""))
                        .setSearchDomains(List.of())
                        .setCacheMaxTimeToLive(0)));
        server.on("/", Steps.accept(), Steps.echo());
    }

    @AfterEach
    void stop() throws Exception {
        vertx.close().await(30, TimeUnit.SECONDS);
        dns.close();
        server.close();
    }

    private ObservedSocket dial(String host) {
        WebSocketOptions options = WebSocketOptions.builder()
                .backend(VertxBackend.of(vertx))
                .policy(ConnectionRules.builder()
                        .denyPrivateAddresses()
                        .allowAddresses(HARMLESS)
                        .build())
                .build();
        return ObservedSocket.of("ws://" + host + ":" + server.port() + "/", options);
    }

    private void assertDenied(String host) {
        WebSocketFailure failure = dial(host).awaitFailure();
        assertEquals(Kind.PERMISSION_DENIED, failure.kind(), failure::toString);
        assertEquals(0, server.connections());
    }

    @Test
    void aNameOfAGuardedAddressIsRefused() throws IOException {
        dns.answer("inside.test", GUARDED);
        assertDenied("inside.test");
    }

    @Test
    void aGuardedAddressAmongOthersRefusesTheName() throws IOException {
        dns.answer("mixed.test", HARMLESS, GUARDED);
        assertDenied("mixed.test");
    }

    @Test
    void aNameWhoseAnswerChangesIsDialledWhereItWasAllowed() throws IOException {
        dns.answer("rebinding.test", HARMLESS);
        dns.answer("rebinding.test", GUARDED);
        WebSocketFailure first = dial("rebinding.test").awaitFailure();
        assertEquals(Kind.UNREACHABLE, first.kind(), first::toString);
        assertTrue(String.valueOf(first.getMessage()).contains(HARMLESS), first::toString);
        assertEquals(0, server.connections());
        int queries = dns.queries();
        assertDenied("rebinding.test");
        assertTrue(dns.queries() > queries, "the second socket resolved the name again");
    }

    @Test
    void aNameIsNotResolvedWhereTheUrlIsRefused() {
        WebSocketOptions options = WebSocketOptions.builder()
                .backend(VertxBackend.of(vertx))
                .policy(ConnectionRules.builder().requireTls().build())
                .build();
        WebSocketFailure failure =
                ObservedSocket.of("ws://asked.test/", options).awaitFailure();
        assertEquals(
                "the policy refuses websocket.connect.url: requireTls: ws://asked.test/ is not wss",
                failure.getMessage());
        assertEquals(0, dns.queries());
    }
}
