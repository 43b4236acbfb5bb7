package io.isosocket.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.isosocket.WebSocket;
import io.isosocket.vertx.server.ServerConnection;
import io.isosocket.vertx.server.WebSocketServer;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The workbench as a process, and what a user's request gets from it. */
@Timeout(120)
class WorkbenchCommandTest {

    private static final HttpClient HTTP = HttpClient.newHttpClient();

    @TempDir
    private Path folder;

    /** A page's way in: its origin, and the cookie that stands for the token. */
    private record Entry(String origin, String cookie) {

        static Entry by(String url) throws Exception {
            HttpResponse<String> answer =
                    HTTP.send(HttpRequest.newBuilder(URI.create(url)).build(), BodyHandlers.ofString());
            assertEquals(303, answer.statusCode(), answer.body());
            return new Entry(
                    url.substring(0, url.indexOf("/?")),
                    answer.headers().firstValue("set-cookie").orElseThrow().replaceFirst(";.*", ""));
        }

        JsonObject call(String method, String path, String body) throws Exception {
            HttpResponse<String> answer = HTTP.send(
                    HttpRequest.newBuilder(URI.create(origin + path))
                            .header("Cookie", cookie)
                            .header("Origin", origin)
                            .method(method, BodyPublishers.ofString(body))
                            .build(),
                    BodyHandlers.ofString());
            assertEquals(2, answer.statusCode() / 100, answer.body());
            return new JsonObject(answer.body());
        }
    }

    private String[] command() {
        return new String[] {"workbench", "--no-browser", "--data", folder.toString()};
    }

    @Test
    void ctrlCEndsIt() throws Exception {
        try (CommandProcess workbench = CommandProcess.start(command())) {
            Entry entry = Entry.by(workbench.out.awaitLine("http://127.0.0.1:"));
            assertEquals(
                    0,
                    entry.call("GET", "/api/state", "").getJsonArray("sessions").size());
            workbench.interrupt();
            assertEquals(ExitCode.INTERRUPTED, workbench.exitCode());
            assertEquals(List.of(), workbench.err.lines());
        }
    }

    /** What the page was told to be logged is there after the process was killed in the midst of it. */
    @Test
    void aKilledWorkbenchLosesNothingThatItTold() throws Exception {
        WebSocketServer server = WebSocketServer.builder()
                .handler(socket -> sendOn(socket, 1))
                .listen(0)
                .toCompletableFuture()
                .get(30, TimeUnit.SECONDS);
        long session;
        long told;
        try (CommandProcess workbench = CommandProcess.start(command())) {
            Entry entry = Entry.by(workbench.out.awaitLine("http://127.0.0.1:"));
            session = entry.call(
                            "POST",
                            "/api/sessions",
                            "{\"connect\": true, \"connection\": {\"url\": \"ws://127.0.0.1:" + server.port() + "/\"}}")
                    .getLong("id");
            do {
                told = received(entry, session);
            } while (told < 5_000);
            workbench.process.destroyForcibly().waitFor();
        }
        try (CommandProcess again = CommandProcess.start(command())) {
            Entry entry = Entry.by(again.out.awaitLine("http://127.0.0.1:"));
            long kept = received(entry, session);
            assertTrue(kept >= told, () -> kept + " are there");
            String path = "/api/sessions/" + session + "/log?kinds=received&limit=500&row=";
            for (long row = 0; row < kept; row += 500) {
                JsonArray rows = entry.call("GET", path + row, "").getJsonArray("rows");
                for (int i = 0; i < rows.size(); i++) {
                    assertEquals(
                            "message " + (row + i + 1), rows.getJsonObject(i).getString("preview"));
                }
            }
            String last = entry.call("GET", "/api/sessions/" + session + "/log?text=" + "message%20" + kept, "")
                    .encode();
            assertTrue(last.contains("message " + kept), last);
        } finally {
            server.close().toCompletableFuture().get(30, TimeUnit.SECONDS);
        }
    }

    /** Message by message, as long as there is a connection. */
    private static void sendOn(ServerConnection socket, int first) {
        for (int i = first; i < first + 1000; i++) {
            socket.send("message " + i);
        }
        socket.drained().whenComplete((drained, failure) -> {
            if (failure == null && socket.readyState() == WebSocket.OPEN) {
                sendOn(socket, first + 1000);
            }
        });
    }

    private static long received(Entry entry, long session) throws Exception {
        return entry.call("GET", "/api/sessions/" + session, "")
                .getJsonObject("log")
                .getLong("received");
    }

    @Test
    void aFolderInUseAndAWrongPortAreSaid() throws Exception {
        CommandRun first = CommandRun.start(CommandRun.silentInput(), command());
        String url = first.out.awaitLine("http://127.0.0.1:");
        CommandRun second = CommandRun.start(CommandRun.silentInput(), command());
        assertEquals(ExitCode.FAILURE, second.exitCode());
        assertTrue(
                second.err.toString().contains("another workbench uses " + folder + "; --data names another folder"),
                second.err::toString);
        String port = url.substring("http://127.0.0.1:".length(), url.indexOf("/?"));
        CommandRun third = CommandRun.start(
                CommandRun.silentInput(),
                "workbench",
                "--no-browser",
                "--data",
                folder.resolve("other").toString(),
                "--port",
                port);
        assertEquals(ExitCode.FAILURE, third.exitCode());
        assertTrue(third.err.toString().contains("the workbench cannot start"), third.err::toString);
        first.interrupt();
        assertEquals(ExitCode.INTERRUPTED, first.exitCode());

        CommandRun wrong = CommandRun.start(CommandRun.silentInput(), "workbench", "--port", "70000");
        assertEquals(ExitCode.USAGE, wrong.exitCode());
        assertTrue(wrong.err.toString().contains("--port: 70000 is not in 0 to 65535"), wrong.err::toString);
    }

    @Test
    void aFileInPlaceOfTheFolderIsSaid() throws Exception {
        Path file = Files.writeString(folder.resolve("file"), "");
        CommandRun run = CommandRun.start("workbench", "--no-browser", "--data", file.toString());
        assertEquals(ExitCode.FAILURE, run.exitCode());
        assertEquals(
                List.of("isosocket: the workbench cannot start: " + file + ": there is a file of that name"),
                run.err.lines());
    }

    @Test
    void theBrowserIsAskedForByTheSystemsCustom() {
        URI url = URI.create("http://127.0.0.1:1/?token=a");
        assertEquals(List.of("xdg-open", url.toString()), Browser.command("Linux", url));
        assertEquals(List.of("open", url.toString()), Browser.command("Mac OS X", url));
        assertEquals(
                List.of("rundll32", "url.dll,FileProtocolHandler", url.toString()), Browser.command("Windows 11", url));
    }
}
