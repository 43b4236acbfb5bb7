package io.isosocket.workbench.page;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.KeyboardModifier;
import io.isosocket.testing.ScriptedServer;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.ServerWebSocket;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The pictures of the guide: {@code target/screenshots/docs-*.png}. */
class DocsScreenshotsTest extends PageTest {

    private static void chat(ServerWebSocket socket) {
        socket.textMessageHandler(text -> {
            JsonObject message = new JsonObject(text);
            if (message.getString("type").equals("join")) {
                socket.writeTextMessage(new JsonObject()
                        .put("type", "joined")
                        .put("room", message.getString("room"))
                        .put(
                                "members",
                                new JsonArray()
                                        .add(new JsonObject().put("name", "Ada").put("online", true))
                                        .add(new JsonObject()
                                                .put("name", "Grace")
                                                .put("online", true))
                                        .add(new JsonObject()
                                                .put("name", "Linus")
                                                .put("online", false)))
                        .put("history", new JsonObject().put("messages", 1204).put("since", "2026-01-05T09:30:00Z"))
                        .encode());
            } else {
                socket.writeTextMessage(new JsonObject()
                        .put("type", "message")
                        .put("from", "Grace")
                        .put("text", "Hello to you, too!")
                        .encode());
            }
        });
        socket.writePing(Buffer.buffer("alive"));
    }

    private void title(String title) {
        page().browserPage().locator(".tab-list li.active .tab-button").press("F2");
        page().fill("Name", title);
        page().endDialog("Rename");
        page().sees(page().browserPage().locator(".tab-list li.active"), title);
    }

    private void converse() throws Exception {
        page().url(serving(DocsScreenshotsTest::chat, "chat.v2").url());
        page().option("Subprotocols");
        page().click("Add a subprotocol");
        page().fill("Subprotocol 1", "chat.v2");
        page().click("Connect");
        page().seesState("Connected");
        title("Team chat");
        page().browserPage()
                .locator(".composer .segments")
                .getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName("JSON"))
                .click();
        page().send("{\"type\": \"join\", \"room\": \"general\"}");
        page().sees(page().row("received", "joined"));
        page().send("{\"type\": \"message\", \"text\": \"Hello, everybody\"}");
        page().sees(page().row("received", "Hello to you"));
    }

    private void saveMessage(String name, String text) {
        page().message(text);
        page().click("Save the message");
        page().fill("Name", name);
        page().endDialog("Save");
        page().sees(page().sidebar(), name);
        page().message("");
    }

    @Test
    void aConversation() throws Exception {
        converse();
        saveMessage("Join", "{\"type\": \"join\", \"room\": \"general\"}");
        page().message("{\"type\": \"message\", \"text\": \"How is it going?\", \"to\": [\"Grace\"]}");
        page().row("received", "joined").click();
        page().sees(page().details().locator(".json-tree"), "1204");
        page().screenshot("docs-conversation");
    }

    @Test
    void aFailure() throws Exception {
        ScriptedServer refusing = opened(ScriptedServer.refusing(403, "{\"error\": \"unknown origin\"}"));
        page().connect(refusing.url());
        page().sees(page().failure(), "HTTP 403");
        title("Staging");
        page().screenshot("docs-failure");
    }

    @Test
    void aComparisonInTheDark() throws Exception {
        page().browserPage().emulateMedia(new Page.EmulateMediaOptions().setColorScheme(ColorScheme.DARK));
        converse();
        Locator.ClickOptions mark = new Locator.ClickOptions().setModifiers(List.of(KeyboardModifier.CONTROL));
        page().rows("sent").first().click(mark);
        page().rows("sent").last().click(mark);
        page().click("Compare (2/2)");
        page().dialog().locator(".compare").waitFor();
        page().screenshot("docs-compare");
    }
}
