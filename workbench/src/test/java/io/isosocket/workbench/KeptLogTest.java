package io.isosocket.workbench;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.isosocket.vertx.server.ServerConnection;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.nio.file.Files;
import java.sql.DriverManager;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What becomes of logs: cleared, exported, opened again, damaged, and where they cannot be written. */
class KeptLogTest extends WorkbenchFixture {

    @Test
    void logsAreClearedAndExported() throws Exception {
        long id = client.connect(new JsonObject()
                .put("url", url())
                .put(
                        "headers",
                        new JsonArray()
                                .add(new JsonObject()
                                        .put("name", "Authorization")
                                        .put("value", "Bearer s3cret"))));
        client.awaitState(id, "open");
        String path = "/api/sessions/" + id;
        client.post(path + "/send", message("text", "one"));
        client.awaitLog(id, "received", 1);
        String har = client.text(path + "/export?format=har");
        JsonObject entry =
                new JsonObject(har).getJsonObject("log").getJsonArray("entries").getJsonObject(0);
        assertEquals("websocket", entry.getString("_resourceType"));
        assertEquals(2, entry.getJsonArray("_webSocketMessages").size());
        assertFalse(har.contains("s3cret"));
        assertTrue(client.text(path + "/export?format=har&secrets=show").contains("s3cret"));
        assertFalse(client.text(path + "/export?format=text").contains("s3cret"));
        assertFalse(client.text(path + "/log").contains("s3cret"));
        assertFalse(client.text("/api/state").contains("s3cret"));
        assertTrue(client.text("/api/state?secrets=show").contains("s3cret"));
        assertTrue(client.text(path + "/export?format=json&kinds=received").contains("\"one\""));
        assertFalse(client.text(path + "/export?format=json&text=nothing").contains("\"one\""));
        client.refused(400, "GET", path + "/export?format=pdf", new JsonObject());

        JsonObject cleared = client.call(200, "DELETE", path + "/log", new JsonObject());
        assertEquals(0, cleared.getLong("total"));
        client.post(path + "/send", message("text", "two"));
        client.awaitLog(id, "received", 1);
        assertEquals(List.of("two", "two"), previews(id, "row=0"));
    }

    @Test
    void allOfItIsThereAgainAfterARestart() throws Exception {
        long id = open();
        client.post("/api/sessions/" + id + "/send", message("text", "kept"));
        client.awaitLog(id, "received", 1);
        client.call(204, "PUT", "/api/settings", new JsonObject().put("theme", "dark"));
        client.close();
        client = WorkbenchClient.start(data);
        JsonObject session = client.get("/api/sessions/" + id);
        assertEquals("idle", session.getString("state"));
        assertTrue(session.getBoolean("everOpen"));
        assertEquals(List.of("kept"), previews(id, "kinds=received&text=kept"));
        assertEquals("dark", client.get("/api/state").getJsonObject("settings").getString("theme"));
        client.post("/api/sessions/" + id + "/connect", new JsonObject());
        client.awaitState(id, "open");
    }

    @Test
    void aFloodIsLoggedWhole() throws Exception {
        long id = open();
        ServerConnection peer = peer();
        for (int i = 0; i < 50_000; i++) {
            peer.send("message " + i);
        }
        client.awaitLog(id, "received", 50_000);
        JsonObject page = client.get("/api/sessions/" + id + "/log?kinds=received&row=49999&limit=1");
        assertEquals(50_000, page.getLong("total"));
        assertEquals("message 49999", page.getJsonArray("rows").getJsonObject(0).getString("preview"));
    }

    @Test
    void aDamagedLogIsKeptAndDoesNotKeepTheOthersFromBeingRead() throws Exception {
        long damaged = open();
        long whole = open();
        client.post("/api/sessions/" + whole + "/send", message("text", "still here"));
        client.awaitLog(whole, "received", 1);
        client.close();
        Files.writeString(data.resolve("log-" + damaged + ".db"), "no database ".repeat(1000));
        client = WorkbenchClient.start(data);
        // The close frame of the end may be behind it.
        assertEquals(List.of("still here"), previews(whole, "kinds=received&text=still"));
        client.awaitLog(damaged, "error", 1);
        String words = previews(damaged, "kinds=error").get(0);
        assertTrue(words.contains("could not be read and is kept as log-" + damaged + ".db.damaged-"), words);
        try (var files = Files.list(data)) {
            assertTrue(files.anyMatch(file -> file.toString().contains(".damaged-")));
        }
    }

    /** As on a disk that is full: nothing is lost, the page is told, other tabs go on, and the tab can be closed. */
    @Test
    void aLogThatCannotBeWrittenIsToldAndTriedAgain() throws Exception {
        long id = open();
        String path = "/api/sessions/" + id;
        String file = "jdbc:sqlite:" + data.resolve("log-" + id + ".db");
        try (var connection = DriverManager.getConnection(file);
                var statement = connection.createStatement()) {
            statement.executeUpdate(
                    "CREATE TRIGGER full BEFORE INSERT ON entry BEGIN SELECT RAISE(FAIL, 'the disk is full'); END");
            client.post(path + "/send", message("text", "kept"));
            JsonObject session = client.awaitSession(id, shown -> shown.getValue("logProblem") != null);
            assertTrue(session.getString("logProblem").contains("the disk is full"), session::encode);
            statement.executeUpdate("DROP TRIGGER full");
        }
        client.awaitSession(id, shown -> shown.getValue("logProblem") == null);
        client.awaitLog(id, "received", 1);
        assertEquals(List.of("kept"), previews(id, "kinds=sent"));
    }

    @Test
    void aTabWhoseLogIsFullIsShownAndClosed() throws Exception {
        long id = open();
        ServerConnection peer = peer();
        long other = open();
        String file = "jdbc:sqlite:" + data.resolve("log-" + id + ".db");
        try (var connection = DriverManager.getConnection(file);
                var statement = connection.createStatement()) {
            statement.executeUpdate(
                    "CREATE TRIGGER full BEFORE INSERT ON entry BEGIN SELECT RAISE(FAIL, 'the disk is full'); END");
            for (int i = 0; i < 40; i++) {
                peer.send(new byte[1 << 20]);
            }
            client.awaitSession(id, shown -> shown.getValue("logProblem") != null);
            assertEquals(List.of(id, other), ids(client.get("/api/state")));
            client.call(204, "DELETE", "/api/sessions/" + id, new JsonObject());
            assertEquals(List.of(other), ids(client.get("/api/state")));
        }
    }
}
