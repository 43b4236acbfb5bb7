package io.isosocket.workbench;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;

import io.isosocket.WebSocket;
import io.isosocket.WebSocketOptions;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;

/** A workbench and a client of its API, as its page is one. Used by one thread. */
final class WorkbenchClient {

    private static final long SECONDS = 30;

    private final Workbench workbench;
    private final HttpClient http = HttpClient.newHttpClient();
    private final String origin;
    private final String cookie;
    private final WebSocket events;
    private final BlockingQueue<JsonObject> told = new LinkedBlockingQueue<>();

    private WorkbenchClient(Workbench workbench) throws Exception {
        this.workbench = workbench;
        origin = "http://127.0.0.1:" + workbench.url().getPort();
        HttpResponse<String> entered =
                http.send(HttpRequest.newBuilder(workbench.url()).build(), BodyHandlers.ofString());
        assertEquals(303, entered.statusCode(), entered.body());
        cookie = entered.headers().firstValue("set-cookie").orElseThrow().replaceFirst(";.*", "");
        BlockingQueue<String> opened = new LinkedBlockingQueue<>();
        events = new WebSocket(
                origin.replace("http", "ws") + "/api/events",
                WebSocketOptions.builder()
                        .header("Cookie", cookie)
                        .origin(origin)
                        .build());
        events.onopen(event -> opened.add("open"));
        events.onerror(event -> opened.add("error"));
        events.onclose(event -> opened.add("close"));
        events.onmessage(event -> told.add(new JsonObject(String.valueOf(event.data()))));
        assertEquals("open", opened.poll(SECONDS, TimeUnit.SECONDS));
    }

    static WorkbenchClient start(Path data) throws Exception {
        return new WorkbenchClient(Workbench.start(new WorkbenchOptions(0, data))
                .toCompletableFuture()
                .get(SECONDS, TimeUnit.SECONDS));
    }

    Workbench workbench() {
        return workbench;
    }

    String origin() {
        return origin;
    }

    String cookie() {
        return cookie;
    }

    HttpResponse<byte[]> request(String method, String path, byte[] body) throws Exception {
        return http.send(
                HttpRequest.newBuilder(URI.create(origin + path))
                        .method(method, BodyPublishers.ofByteArray(body))
                        .header("Cookie", cookie)
                        .header("Origin", origin)
                        .build(),
                BodyHandlers.ofByteArray());
    }

    /** {@return the body of the answer, which has to have that status} */
    JsonObject call(int status, String method, String path, Object body) throws Exception {
        byte[] bytes = body instanceof JsonArray list
                ? list.toBuffer().getBytes()
                : ((JsonObject) body).toBuffer().getBytes();
        HttpResponse<byte[]> response = request(method, path, bytes);
        String text = new String(response.body(), UTF_8);
        assertEquals(status, response.statusCode(), () -> method + " " + path + ": " + text);
        return text.isEmpty() ? new JsonObject() : new JsonObject(text);
    }

    JsonObject get(String path) throws Exception {
        return call(200, "GET", path, new JsonObject());
    }

    String text(String path) throws Exception {
        HttpResponse<byte[]> response = request("GET", path, new byte[0]);
        assertEquals(200, response.statusCode());
        return new String(response.body(), UTF_8);
    }

    JsonObject post(String path, JsonObject body) throws Exception {
        HttpResponse<byte[]> response = request("POST", path, body.toBuffer().getBytes());
        String text = new String(response.body(), UTF_8);
        assertEquals(2, response.statusCode() / 100, () -> "POST " + path + ": " + text);
        return text.isEmpty() ? new JsonObject() : new JsonObject(text);
    }

    /** {@return what the answer says is wrong} */
    JsonObject refused(int status, String method, String path, Object body) throws Exception {
        return call(status, method, path, body).getJsonObject("error");
    }

    /** {@return the number of a new session that connects} */
    long connect(String url) throws Exception {
        return connect(new JsonObject().put("url", url));
    }

    long connect(JsonObject connection) throws Exception {
        return post("/api/sessions", new JsonObject().put("connect", true).put("connection", connection))
                .getLong("id");
    }

    /** {@return the next event that is as wanted; others before it are dropped} */
    JsonObject await(Predicate<JsonObject> wanted) throws InterruptedException {
        JsonObject event;
        List<JsonObject> others = new ArrayList<>();
        do {
            event = told.poll(SECONDS, TimeUnit.SECONDS);
            assertNotNull(event, () -> "no such event has come, but " + others);
            others.add(event);
        } while (!wanted.test(event));
        return event;
    }

    JsonObject awaitSession(long id, Predicate<JsonObject> wanted) throws Exception {
        JsonObject now = get("/api/sessions/" + id);
        while (!wanted.test(now)) {
            now = await(event -> "session".equals(event.getString("type"))
                            && event.getJsonObject("session").getLong("id") == id)
                    .getJsonObject("session");
        }
        return now;
    }

    JsonObject awaitState(long id, String state) throws Exception {
        return awaitSession(id, session -> session.getString("state").equals(state));
    }

    /** Waits until the log has so many entries of a kind. */
    void awaitLog(long id, String kind, long number) throws Exception {
        // Events may be those of what was there before it was cleared.
        while (get("/api/sessions/" + id).getJsonObject("log").getLong(kind) < number) {
            await(event -> "log".equals(event.getString("type")) && event.getLong("id") == id);
        }
    }

    JsonArray rows(long id, String query) throws Exception {
        return get("/api/sessions/" + id + "/log?limit=500&" + query).getJsonArray("rows");
    }

    void close() throws Exception {
        events.close();
        workbench.close().toCompletableFuture().get(SECONDS, TimeUnit.SECONDS);
    }
}
