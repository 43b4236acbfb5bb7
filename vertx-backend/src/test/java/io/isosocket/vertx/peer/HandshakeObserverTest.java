package io.isosocket.vertx.peer;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.isosocket.HandshakeObserver;
import io.isosocket.ReconnectDelay;
import io.isosocket.ReconnectOptions;
import io.isosocket.ReconnectingWebSocket;
import io.isosocket.TlsOptions;
import io.isosocket.WebSocket;
import io.isosocket.WebSocketFailure.Kind;
import io.isosocket.WebSocketOptions;
import io.isosocket.testing.DeafPort;
import io.isosocket.testing.ScriptedServer;
import io.isosocket.testing.SelfSigned;
import io.vertx.core.Context;
import io.vertx.core.DeploymentOptions;
import io.vertx.core.Future;
import io.vertx.core.ThreadingModel;
import io.vertx.core.VerticleBase;
import io.vertx.core.Vertx;
import io.vertx.core.http.ServerWebSocket;
import java.net.CookieManager;
import java.net.HttpCookie;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What an observer is told of the opening handshake is what is on the wire, and comes before the events. */
@Timeout(60)
class HandshakeObserverTest {

    private static final long SECONDS = 30;

    private final RawServer server = RawServer.start();
    private final Vertx vertx = Vertx.vertx();
    /** What was told and fired, in this order. */
    private final List<String> log = new CopyOnWriteArrayList<>();

    @AfterEach
    void stop() throws Exception {
        server.close();
        vertx.close().await(SECONDS, TimeUnit.SECONDS);
    }

    /** Keeps what it is told. */
    private class Observer implements HandshakeObserver {
        final BlockingQueue<Request> requests = new LinkedBlockingQueue<>();
        final BlockingQueue<Response> responses = new LinkedBlockingQueue<>();

        @Override
        public void requestSent(Request request) {
            requests.add(request);
            log.add("request");
        }

        @Override
        public void responseReceived(Response response) {
            responses.add(response);
            log.add("response " + response.status());
        }
    }

    private static List<String> lines(List<HandshakeObserver.Field> fields) {
        return fields.stream().map(field -> field.name() + ": " + field.value()).toList();
    }

    private static WebSocketOptions with(HandshakeObserver observer) {
        return WebSocketOptions.builder().handshakeObserver(observer).build();
    }

    private void logEvents(WebSocket socket, CompletableFuture<List<String>> closed) {
        socket.onopen(event -> {
            log.add("open");
            socket.close(1000);
        });
        socket.onerror(event -> log.add("error"));
        socket.onclose(event -> {
            log.add("close " + event.code());
            closed.complete(List.copyOf(log));
        });
    }

    /** Opens a WebSocket on a context and closes it once it is open. */
    private List<String> course(String url, WebSocketOptions options) throws Exception {
        CompletableFuture<List<String>> closed = new CompletableFuture<>();
        vertx.getOrCreateContext().runOnContext(made -> logEvents(new WebSocket(url, options), closed));
        return closed.get(SECONDS, TimeUnit.SECONDS);
    }

    @Test
    void tellsWhatIsOnTheWireFieldByField() throws Exception {
        List<String> answered = new CopyOnWriteArrayList<>();
        server.on(
                "/chat",
                Steps.answer(answer -> {
                    Answer whole = answer.add("Sec-WebSocket-Protocol: b")
                            .add("Set-Cookie: s=1; Path=/")
                            .add("x-oDD: one")
                            .add("X-Odd: two");
                    answered.addAll(whole.lines());
                    return whole;
                }),
                Steps.echo());
        CookieManager cookies = new CookieManager();
        HttpCookie cookie = new HttpCookie("session", "s1");
        cookie.setPath("/");
        cookie.setVersion(0);
        cookies.getCookieStore().add(URI.create("http://127.0.0.1/"), cookie);
        Observer observer = new Observer();
        WebSocketOptions options = with(observer).toBuilder()
                .protocols("a", "b")
                .origin("https://example.org")
                .header("X-Mixed-case", "1")
                .header("X-Mixed-case", "2")
                .cookies(cookies)
                .build();

        List<String> course = course("ws://user:pw@127.0.0.1:" + server.port() + "/chat?q=%20x", options);

        assertEquals(List.of("request", "response 101", "open", "close 1000"), course);
        Head sent = server.next("/chat").head();
        HandshakeObserver.Request request = observer.requests.remove();
        assertEquals(sent.startLine(), request.method() + " " + request.target() + " HTTP/1.1");
        assertEquals(sent.lines(), lines(request.fields()));
        assertTrue(lines(request.fields())
                .containsAll(List.of("X-Mixed-case: 1", "X-Mixed-case: 2", "cookie: session=s1")));
        HandshakeObserver.Response response = observer.responses.remove();
        assertEquals("Switching Protocols", response.reason());
        assertEquals(answered, lines(response.fields()));
    }

    @Test
    void tellsARefusalsHeadBeforeTheError() throws Exception {
        List<String> answered = new CopyOnWriteArrayList<>();
        server.on(
                "/",
                Steps.answer(answer -> {
                    Answer refusal = answer.refusal("HTTP/1.1 403 Not You", "go away");
                    answered.addAll(refusal.lines());
                    return refusal;
                }),
                Steps.awaitEnd());
        Observer observer = new Observer();

        assertEquals(
                List.of("request", "response 403", "error", "close 1006"), course(server.url("/"), with(observer)));
        HandshakeObserver.Response response = observer.responses.remove();
        assertEquals("Not You", response.reason());
        assertEquals(answered, lines(response.fields()));
    }

    @Test
    void tellsA101ThatIsNotTaken() throws Exception {
        server.on("/", Steps.answer(BrokenAnswer.WRONG_ACCEPT), Steps.awaitEnd());
        assertEquals(
                List.of("request", "response 101", "error", "close 1006"),
                course(server.url("/"), with(new Observer())));
    }

    @Test
    void interimResponsesAreNotTold() throws Exception {
        server.on(
                "/",
                Steps.sendRaw("HTTP/1.1 103 Early Hints\r\nLink: </x>\r\n\r\n".getBytes(StandardCharsets.US_ASCII)),
                Steps.accept(),
                Steps.echo());
        assertEquals(
                List.of("request", "response 101", "open", "close 1000"),
                course(server.url("/"), with(new Observer())));
    }

    @Test
    void withoutAResponseNoneIsTold() throws Exception {
        server.on("/", Steps.fin(), Steps.awaitEnd());
        assertEquals(List.of("request", "error", "close 1006"), course(server.url("/"), with(new Observer())));
    }

    @Test
    void withoutAConnectionNothingIsTold() throws Exception {
        try (DeafPort deaf = new DeafPort()) {
            assertEquals(List.of("error", "close 1006"), course(deaf.url(), with(new Observer())));
        }
    }

    @Test
    void tellsTheHandshakeInsideTls(@TempDir Path folder) throws Exception {
        SelfSigned identity = SelfSigned.make(folder, "server");
        CompletableFuture<List<String>> received = new CompletableFuture<>();
        try (ScriptedServer tls = ScriptedServer.acceptingTls(identity.identity(), socket -> {
            received.complete(headersOf(socket));
        })) {
            Observer observer = new Observer();
            TlsOptions trust = TlsOptions.builder()
                    .trustCertificates(identity.certificate())
                    .build();
            assertEquals(
                    List.of("request", "response 101", "open", "close 1000"),
                    course(
                            tls.url(),
                            with(observer).toBuilder()
                                    .tls(trust)
                                    .header("X-Own", "1")
                                    .build()));
            assertEquals(
                    received.get(SECONDS, TimeUnit.SECONDS),
                    lines(observer.requests.remove().fields()));
        }
    }

    private static List<String> headersOf(ServerWebSocket socket) {
        List<String> fields = new ArrayList<>();
        for (Map.Entry<String, String> field : socket.headers()) {
            fields.add(field.getKey() + ": " + field.getValue());
        }
        return fields;
    }

    @ParameterizedTest
    @EnumSource(names = {"EVENT_LOOP", "WORKER"})
    void isCalledOnTheContextOfTheWebSocket(ThreadingModel model) throws Exception {
        server.on("/", Steps.accept(), Steps.echo());
        List<Context> contexts = new CopyOnWriteArrayList<>();
        HandshakeObserver observer = new Observer() {
            @Override
            public void requestSent(Request request) {
                super.requestSent(request);
                contexts.add(Vertx.currentContext());
            }

            @Override
            public void responseReceived(Response response) {
                super.responseReceived(response);
                contexts.add(Vertx.currentContext());
            }
        };
        CompletableFuture<List<String>> closed = new CompletableFuture<>();
        CompletableFuture<Context> home = new CompletableFuture<>();
        vertx.deployVerticle(
                        new VerticleBase() {
                            @Override
                            public Future<?> start() {
                                home.complete(context);
                                logEvents(new WebSocket(server.url("/"), with(observer)), closed);
                                return Future.succeededFuture();
                            }
                        },
                        new DeploymentOptions().setThreadingModel(model))
                .await(SECONDS, TimeUnit.SECONDS);

        assertEquals(List.of("request", "response 101", "open", "close 1000"), closed.get(SECONDS, TimeUnit.SECONDS));
        assertEquals(2, contexts.size());
        for (Context context : contexts) {
            assertSame(home.join(), context);
        }
    }

    @Test
    void whatAnObserverThrowsIsReportedAndHurtsNothing() throws Exception {
        server.on("/", Steps.accept(), Steps.echo());
        List<String> reported = new CopyOnWriteArrayList<>();
        HandshakeObserver throwing = new HandshakeObserver() {
            @Override
            public void requestSent(Request request) {
                throw new IllegalStateException("of the request");
            }

            @Override
            public void responseReceived(Response response) {
                throw new IllegalStateException("of the response");
            }
        };
        CompletableFuture<List<String>> closed = new CompletableFuture<>();
        Context context = vertx.getOrCreateContext();
        context.exceptionHandler(thrown -> reported.add(String.valueOf(thrown.getMessage())));
        context.runOnContext(made -> logEvents(new WebSocket(server.url("/"), with(throwing)), closed));

        assertEquals(List.of("open", "close 1000"), closed.get(SECONDS, TimeUnit.SECONDS));
        assertEquals(List.of("of the request", "of the response"), reported);
    }

    @Test
    void anObserverMayCloseTheWebSocket() throws Exception {
        server.on("/", Steps.awaitEnd());
        CompletableFuture<WebSocket> made = new CompletableFuture<>();
        HandshakeObserver closing = new HandshakeObserver() {
            @Override
            public void requestSent(Request request) {
                made.join().close();
            }
        };
        CompletableFuture<List<String>> closed = new CompletableFuture<>();
        vertx.getOrCreateContext().runOnContext(now -> {
            WebSocket socket = new WebSocket(server.url("/"), with(closing));
            logEvents(socket, closed);
            made.complete(socket);
        });

        assertEquals(List.of("error", "close 1006"), closed.get(SECONDS, TimeUnit.SECONDS));
    }

    @Test
    void everyAttemptOfAReconnectingWebSocketIsTold() throws Exception {
        server.on("/", Steps.answer(answer -> answer.refusal("HTTP/1.1 503 Later", "")), Steps.awaitEnd());
        HandshakeObserver observer = new Observer() {
            @Override
            public void responseReceived(Response response) {
                super.responseReceived(response);
                server.on("/", Steps.accept(), Steps.echo());
            }
        };
        ReconnectOptions options = ReconnectOptions.builder()
                .socket(with(observer))
                .delay(ReconnectDelay.fixed(Duration.ZERO))
                .build();
        CompletableFuture<List<String>> closed = new CompletableFuture<>();
        vertx.getOrCreateContext().runOnContext(now -> {
            ReconnectingWebSocket socket = new ReconnectingWebSocket(server.url("/"), options);
            socket.onopen(event -> socket.close(1000));
            socket.onclose(event -> closed.complete(List.copyOf(log)));
        });

        assertEquals(
                List.of("request", "response 503", "request", "response 101"), closed.get(SECONDS, TimeUnit.SECONDS));
    }

    @Test
    void aRefusalsBodyIsStillTheFailures() {
        server.on("/", Steps.answer(answer -> answer.refusal("HTTP/1.1 401 No", "who?")), Steps.awaitEnd());
        var failure = ObservedSocket.of(server.url("/"), with(new Observer())).awaitFailure();
        assertEquals(Kind.HANDSHAKE_REFUSED, failure.kind());
        assertEquals("who?", failure.response().orElseThrow().body());
    }
}
