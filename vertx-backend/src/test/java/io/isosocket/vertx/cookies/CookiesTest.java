package io.isosocket.vertx.cookies;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.isosocket.WebSocketFailure;
import io.isosocket.WebSocketFailure.Kind;
import io.isosocket.WebSocketOptions;
import io.isosocket.vertx.peer.Frame;
import io.isosocket.vertx.peer.ObservedSocket;
import io.isosocket.vertx.peer.RawServer;
import io.isosocket.vertx.peer.Steps;
import io.vertx.core.Context;
import java.io.IOException;
import java.net.CookieHandler;
import java.net.CookieManager;
import java.net.HttpCookie;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Cookies of a store go out with the handshake, and come back from its response. */
class CookiesTest {

    private final RawServer server = RawServer.start();

    @BeforeEach
    void script() {
        server.on("/", Steps.accept(), Steps.echo());
    }

    @AfterEach
    void stop() throws IOException {
        server.close();
    }

    /** Notes how it is asked, and answers as it is made to. */
    private static class Store extends CookieHandler {
        final List<String> asked = new CopyOnWriteArrayList<>();

        @Override
        public Map<String, List<String>> get(URI uri, Map<String, List<String>> headers) throws IOException {
            note("get " + uri);
            return Map.of("cookie", List.of("a=1", "b=2"), "X-Other", List.of("x"));
        }

        @Override
        public void put(URI uri, Map<String, List<String>> headers) throws IOException {
            note("put " + uri + " " + headers.get("set-cookie"));
        }

        private void note(String call) {
            asked.add((Context.isOnEventLoopThread() ? "on the event loop: " : "") + call);
        }
    }

    private static WebSocketOptions with(CookieHandler store) {
        return WebSocketOptions.builder().cookies(store).build();
    }

    @Test
    void theStoreIsAskedByTheHttpFormOfTheUrlOffTheEventLoop() {
        server.on(
                "/",
                Steps.answer(answer -> answer.add("Set-Cookie: c=3; Path=/").add("Set-Cookie: d=4")),
                Steps.echo());
        Store store = new Store();
        String place = "127.0.0.1:" + server.port();
        ObservedSocket.open("ws://user:pw@" + place + "/?q=a|b%zz^[]", with(store))
                .close();
        String uri = "http://" + place + "/?q=a%7Cb%25zz%5E%5B%5D";
        assertEquals(List.of("get " + uri, "put " + uri + " [c=3; Path=/, d=4]"), store.asked);
        assertEquals(List.of("a=1; b=2"), server.next("/").head().all("Cookie"));
    }

    @Test
    void aCookieHeaderStandsBeforeThoseOfTheStore() {
        WebSocketOptions options =
                with(new Store()).toBuilder().header("Cookie", "z=0").build();
        ObservedSocket.open(server.url("/"), options).close();
        assertEquals(List.of("z=0; a=1; b=2"), server.next("/").head().all("Cookie"));
    }

    @Test
    void whatA101SetsIsSentWithTheNextHandshake() {
        CookieManager manager = new CookieManager();
        server.on("/", Steps.answer(answer -> answer.add("Set-Cookie: session=s1; Path=/")), Steps.echo());
        ObservedSocket.open(server.url("/"), with(manager)).close();
        assertEquals(List.of(), server.next("/").head().all("Cookie"));
        ObservedSocket.open(server.url("/"), with(manager)).close();
        assertEquals(List.of("session=s1"), server.next("/").head().all("Cookie"));
    }

    @Test
    void whatARefusalSetsIsStoredBeforeItIsTold() {
        CookieManager manager = new CookieManager();
        server.on(
                "/",
                Steps.answer(answer -> answer.refusal("HTTP/1.1 403 No", "no").add("Set-Cookie: seen=1; Path=/")),
                Steps.awaitEnd());
        WebSocketFailure failure =
                ObservedSocket.of(server.url("/"), with(manager)).awaitFailure();
        assertEquals(403, failure.response().orElseThrow().status());
        assertEquals(
                List.of("seen=1"),
                manager.getCookieStore().getCookies().stream()
                        .map(HttpCookie::toString)
                        .toList());
    }

    @Test
    void framesBehindThe101WaitForTheStore() {
        server.on(
                "/",
                Steps.answer(
                        answer -> answer.add("Set-Cookie: a=b"),
                        Frame.text("first").bytes()),
                Steps.send(Frame.text("second")),
                Steps.echo());
        ObservedSocket socket = ObservedSocket.open(server.url("/"), with(new CookieManager()));
        assertEquals("first", socket.nextMessage());
        assertEquals("second", socket.nextMessage());
        socket.socket().send("third");
        assertEquals("third", socket.nextMessage());
        socket.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"get", "put", "control"})
    void aStoreThatFailsFailsTheConnection(String where) {
        CookieHandler failing = new Store() {
            @Override
            public Map<String, List<String>> get(URI uri, Map<String, List<String>> headers) throws IOException {
                if (where.equals("get")) {
                    throw new IOException("a store's error");
                }
                return where.equals("control") ? Map.of("Cookie", List.of("a=\r\nX-Injected: 1")) : Map.of();
            }

            @Override
            public void put(URI uri, Map<String, List<String>> headers) throws IOException {
                throw new IOException("a store's error");
            }
        };
        WebSocketFailure failure =
                ObservedSocket.of(server.url("/"), with(failing)).awaitFailure();
        assertEquals(Kind.INTERNAL, failure.kind(), failure::toString);
        assertTrue(String.valueOf(failure.getMessage()).startsWith("the cookie store: "), failure::toString);
    }

    @Test
    void aStoreThatFailsDoesNotHideARefusal() {
        CookieHandler failing = new Store() {
            @Override
            public void put(URI uri, Map<String, List<String>> headers) throws IOException {
                throw new IOException("a store's error");
            }
        };
        server.on("/", Steps.answer(answer -> answer.refusal("HTTP/1.1 401 No", "no")), Steps.awaitEnd());
        WebSocketFailure failure =
                ObservedSocket.of(server.url("/"), with(failing)).awaitFailure();
        assertEquals(Kind.HANDSHAKE_REFUSED, failure.kind());
        assertEquals("a store's error", failure.getSuppressed()[0].getMessage());
    }

    @Test
    void cookiesOfSecureConnectionsStayThere() throws IOException {
        CookieManager manager = new CookieManager();
        HttpCookie secure = new HttpCookie("secret", "s");
        secure.setSecure(true);
        secure.setPath("/");
        secure.setVersion(0);
        manager.getCookieStore().add(URI.create("https://127.0.0.1/"), secure);
        ObservedSocket.open(server.url("/"), with(manager)).close();
        assertFalse(server.next("/").head().value("Cookie").contains("secret"));
    }
}
