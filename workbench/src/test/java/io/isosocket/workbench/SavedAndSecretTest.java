package io.isosocket.workbench;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What a user saves, and what nobody sees who does not ask for it. */
class SavedAndSecretTest extends WorkbenchFixture {

    @Test
    void messagesAndConnectionsAreSaved() throws Exception {
        JsonObject saved =
                client.post("/api/saved/messages", message("json", "{}").put("name", "empty"));
        client.post("/api/saved/messages", message("text", "x").put("name", "other"));
        long session = client.connect(new JsonObject()
                .put("url", url())
                .put(
                        "headers",
                        new JsonArray()
                                .add(new JsonObject().put("name", "X-Token").put("value", "s3cret"))));
        JsonObject masked = client.awaitState(session, "open").getJsonObject("connection");
        JsonObject connection = client.post(
                "/api/saved/connections",
                new JsonObject()
                        .put("name", "mine")
                        .put("connection", masked)
                        .put("from", new JsonObject().put("session", session)));
        assertFalse(connection.encode().contains("s3cret"));
        String whole = client.text("/api/state?secrets=show");
        assertTrue(whole.contains("s3cret"));

        client.call(200, "PUT", "/api/saved/messages/" + saved.getLong("id"), new JsonObject().put("name", "renamed"));
        client.post("/api/saved/messages/" + saved.getLong("id") + "/use", new JsonObject());
        client.call(
                204, "PUT", "/api/saved/messages/order", new JsonArray().add(2).add(1));
        JsonArray messages = client.get("/api/state").getJsonArray("savedMessages");
        assertEquals("other", messages.getJsonObject(0).getString("name"));
        assertEquals("renamed", messages.getJsonObject(1).getString("name"));
        assertEquals("{}", messages.getJsonObject(1).getString("data"));
        assertTrue(messages.getJsonObject(1).getLong("used") > 0);

        long again = client.post(
                        "/api/sessions",
                        new JsonObject()
                                .put("connection", connection.getJsonObject("connection"))
                                .put("from", new JsonObject().put("saved", connection.getLong("id")))
                                .put("connect", true))
                .getLong("id");
        client.awaitState(again, "open");
        assertTrue(client.text("/api/sessions/" + again + "?secrets=show").contains("s3cret"));

        assertFalse(client.text("/api/collection").contains("s3cret"));
        String file = client.text("/api/collection?secrets=show");
        client.call(204, "DELETE", "/api/saved/messages/1", new JsonObject());
        client.refused(404, "DELETE", "/api/saved/messages/1", new JsonObject());
        JsonObject imported = client.post("/api/collection", new JsonObject(file));
        assertEquals(1, imported.getInteger("connections"));
        assertEquals(2, imported.getInteger("messages"));
        assertEquals(3, client.get("/api/state").getJsonArray("savedMessages").size());
    }

    @Test
    void aFileThatIsNoCollectionChangesNothing() throws Exception {
        client.refused(400, "POST", "/api/collection", new JsonObject());
        JsonObject wrong = client.refused(
                400,
                "POST",
                "/api/collection",
                new JsonObject()
                        .put("isosocket", "collection")
                        .put("version", 1)
                        .put(
                                "messages",
                                new JsonArray().add(message("text", "a").put("name", "a")))
                        .put(
                                "connections",
                                new JsonArray()
                                        .add(new JsonObject()
                                                .put("name", "b")
                                                .put("connection", new JsonObject().put("url", "nonsense")))));
        assertEquals("connections.0.connection.url", wrong.getString("field"));
        assertEquals(0, client.get("/api/state").getJsonArray("savedMessages").size());
        assertEquals(
                400,
                client.request("POST", "/api/collection", "no json".getBytes(UTF_8))
                        .statusCode());
    }

    @Test
    void aLongSecretInTheUrlIsMaskedWhereverTheBeginningEnds() throws Exception {
        String token = "s3cret".repeat(60);
        long id = client.connect(url() + "?access_token=" + token);
        client.awaitState(id, "open");
        String rows = client.rows(id, "kinds=info").encode();
        assertFalse(rows.contains("s3crets3cret"), rows);
        assertFalse(client.text("/api/sessions/" + id + "/log/1").contains("s3crets3cret"));
        assertTrue(client.text("/api/sessions/" + id + "/log/1?secrets=show").contains(token));
    }

    @Test
    void aTitleHasNothingOfTheUrlButTheHost() throws Exception {
        long id = client.connect("ws://user:s3cret@127.0.0.1:" + server.port() + "/?token=a|b");
        JsonObject session = client.awaitState(id, "open");
        assertEquals("127.0.0.1:" + server.port(), session.getString("title"));
        assertFalse(client.text("/api/state").contains("s3cret"));
    }

    @Test
    void theRestOfAMaskedUrlCanBeChanged() throws Exception {
        long id = client.connect("ws://user:s3cret@127.0.0.1:" + server.port() + "/?token=abc&x=1");
        String masked =
                client.awaitState(id, "open").getJsonObject("connection").getString("url");
        assertFalse(masked.contains("abc"), masked);
        client.post("/api/sessions/" + id + "/disconnect", new JsonObject());
        client.awaitState(id, "closed");
        String path = "/api/sessions/" + id;
        String changed = masked.replace("x=1", "x=2&y=3");
        client.call(200, "PATCH", path, new JsonObject().put("connection", new JsonObject().put("url", changed)));
        assertEquals(
                "ws://user:s3cret@127.0.0.1:" + server.port() + "/?token=abc&x=2&y=3",
                client.get(path + "?secrets=show").getJsonObject("connection").getString("url"));

        JsonObject unknown = client.refused(
                400,
                "PATCH",
                path,
                new JsonObject()
                        .put("connection", new JsonObject().put("url", masked.replace("token", "other_token"))));
        assertEquals("connection.url", unknown.getString("field"));
    }

    @Test
    void aKeyIsMaskedWhereverItIs() throws Exception {
        String pem = "-----BEGIN CERTIFICATE-----\nabc\n-----END CERTIFICATE-----\n"
                + "-----BEGIN PRIVATE KEY-----\ns3cret\n-----END PRIVATE KEY-----";
        JsonObject connection = new JsonObject().put("url", url()).put("tls", new JsonObject().put("certificate", pem));
        long id = client.post("/api/sessions", new JsonObject().put("connection", connection))
                .getLong("id");
        assertFalse(client.text("/api/state").contains("s3cret"));
        JsonObject masked = client.get("/api/sessions/" + id).getJsonObject("connection");
        client.call(200, "PATCH", "/api/sessions/" + id, new JsonObject().put("connection", masked));
        assertTrue(client.text("/api/state?secrets=show").contains("s3cret"));
    }

    @Test
    void secretVariablesAreMaskedAndKept() throws Exception {
        long id = open();
        String path = "/api/sessions/" + id;
        JsonObject variables = new JsonObject().put("token", "s3cret").put("name", "Ada");
        JsonObject shown = client.call(200, "PATCH", path, new JsonObject().put("variables", variables));
        assertEquals("Ada", shown.getJsonObject("variables").getString("name"));
        assertFalse(shown.encode().contains("s3cret"));
        client.call(
                200,
                "PATCH",
                path,
                new JsonObject()
                        .put(
                                "variables",
                                shown.getJsonObject("variables").copy().put("name", "Bob")));
        client.post(path + "/send", message("text", "{{name}} {{token}}").put("template", true));
        client.awaitLog(id, "received", 1);
        assertEquals(List.of("Bob s3cret"), previews(id, "kinds=received"));
    }

    @Test
    void aCollectionWithMasksIsImportedWithoutTheSecrets() throws Exception {
        client.post(
                "/api/saved/connections",
                new JsonObject()
                        .put("name", "mine")
                        .put(
                                "connection",
                                new JsonObject()
                                        .put("url", url() + "?token=s3cret")
                                        .put(
                                                "headers",
                                                new JsonArray()
                                                        .add(new JsonObject()
                                                                .put("name", "Cookie")
                                                                .put("value", "s3cret")))));
        String file = client.text("/api/collection");
        assertFalse(file.contains("s3cret"));
        client.post("/api/collection", new JsonObject(file));
        JsonObject imported = client.get("/api/state?secrets=show")
                .getJsonArray("savedConnections")
                .getJsonObject(1)
                .getJsonObject("connection");
        assertEquals(url() + "?token=", imported.getString("url"));
        JsonObject header = imported.getJsonArray("headers").getJsonObject(0);
        assertEquals("", header.getString("value"));
        assertFalse(header.getBoolean("enabled"));
    }
}
