package io.isosocket.workbench.page;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.FilePayload;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;

/** What a user keeps: messages, connections, collections; and that secrets stay secret. */
class KeepingPageTest extends PageTest {

    private static final String TOKEN = "Bearer 3f1c-much-secret";

    private Locator items() {
        return page().sidebar().locator(".item");
    }

    private Locator saved(String name) {
        return items().filter(new Locator.FilterOptions().setHasText(name));
    }

    private void saveMessage(String name, String text) {
        page().message(text);
        page().click("Save the message");
        page().fill("Name", name);
        page().endDialog("Save");
        page().sees(saved(name));
    }

    private void press(String name, String button) {
        saved(name).hover();
        saved(name)
                .getByRole(
                        AriaRole.BUTTON,
                        new Locator.GetByRoleOptions().setName(button).setExact(true))
                .click();
    }

    private List<String> names(String... wanted) {
        return items().locator(".item-name").allInnerTexts().stream()
                .filter(List.of(wanted)::contains)
                .toList();
    }

    @Test
    void messagesAreSavedLoadedRenamedSortedAndDeleted() {
        saveMessage("Zulu", "first text");
        saveMessage("Alpha", "second text");
        page().message("");
        saved("Zulu").locator(".item-main").click();
        page().seesValue(page().browserPage().locator("#message"), "first text");

        press("Alpha", "Move Alpha up");
        page().browserPage().waitForCondition(() -> names("Alpha", "Zulu").equals(List.of("Alpha", "Zulu")));
        press("Zulu", "Move Zulu up");
        page().browserPage().waitForCondition(() -> names("Alpha", "Zulu").equals(List.of("Zulu", "Alpha")));
        page().browserPage().getByLabel("Sort").selectOption("name");
        page().browserPage().waitForCondition(() -> names("Alpha", "Zulu").equals(List.of("Alpha", "Zulu")));

        press("Zulu", "Rename Zulu");
        page().fill("Name", "Yankee");
        page().endDialog("Rename");
        page().sees(saved("Yankee"));

        press("Yankee", "Delete Yankee");
        page().sees(page().dialog(), "Delete Yankee?");
        page().screenshot("delete-question");
        page().endDialog("Cancel");
        page().sees(saved("Yankee"));
        press("Yankee", "Delete Yankee");
        page().endDialog("Delete");
        page().sees(saved("Yankee"), 0);
        page().reload();
        page().sees(saved("Alpha"));
        page().sees(saved("Yankee"), 0);
    }

    private void connectWithAToken(String url) {
        page().url(url);
        page().option("Headers");
        page().click("Add a header");
        page().fill("Name of header 1", "Authorization");
        page().fill("Value of header 1", TOKEN);
        page().click("Connect");
        page().seesState("Connected");
    }

    @Test
    void aConnectionIsOfferedForSavingOnceItHasSucceeded() throws Exception {
        page().connect("ws://127.0.0.1:1/");
        page().sees(page().failure());
        page().sees(page().button("Save the connection"), 0);
        page().connectTo(echo().url());
        page().click("Save the connection");
        page().fill("Name", "My server");
        page().endDialog("Save");
        page().browserPage().getByText("Saved as My server.").waitFor();
        page().sees(saved("My server"));

        press("My server", "Connect My server");
        page().sees(page().browserPage().locator(".tab-list li"), 2);
        page().seesState("Connected");
        page().send("again");
        page().sees(page().row("received", "again"));
    }

    @Test
    void secretsAreMaskedAndStillWork() throws Exception {
        connectWithAToken(echo().url());
        page().option("Headers");
        page().seesValue(page().browserPage().getByLabel("Value of header 1"), "••••••");
        page().click("Handshake");
        page().sees(page().browserPage().locator(".handshake"), "101 Switching Protocols");
        assertFalse(page().browserPage().content().contains(TOKEN));
        page().screenshot("masked");
        page().click("Save the connection");
        page().fill("Name", "Masked");
        page().endDialog("Save");
        page().sees(saved("Masked"));

        page().click("Disconnect");
        page().seesState("Not connected");
        page().click("Show secret values");
        page().seesValue(page().browserPage().getByLabel("Value of header 1"), TOKEN);

        // The mask stands for the token, so what was saved connects with it.
        press("Masked", "Connect Masked");
        page().sees(page().browserPage().locator(".tab-list li"), 2);
        page().seesState("Connected");
        page().click("Disconnect");
        page().seesState("Not connected");
        page().option("Headers");
        page().click("Show secret values");
        page().seesValue(page().browserPage().getByLabel("Value of header 1"), TOKEN);
    }

    private String exportCollection(boolean secrets) throws Exception {
        page().click("Export the collection");
        if (secrets) {
            page().browserPage().getByLabel("Include secret values").check();
            page().sees(page().dialog(), "Whoever reads the file");
        }
        return Files.readString(page().download(() -> page().endDialog("Export")));
    }

    @Test
    void aCollectionIsExportedAndImported() throws Exception {
        connectWithAToken(echo().url());
        page().click("Save the connection");
        page().fill("Name", "With token");
        page().endDialog("Save");
        page().sees(saved("With token"));
        saveMessage("Greeting", "hello");

        assertFalse(exportCollection(false).contains(TOKEN));
        String collection = exportCollection(true);
        assertTrue(collection.contains(TOKEN));
        assertEquals("collection", new JsonObject(collection).getString("isosocket"));

        press("Greeting", "Delete Greeting");
        page().endDialog("Delete");
        page().sees(saved("Greeting"), 0);
        importFile(collection);
        page().browserPage().getByText("Imported: connections 1, messages 1.").waitFor();
        page().sees(saved("Greeting"), 1);
        page().sees(saved("With token"), 2);
    }

    @Test
    void aFileThatIsNoCollectionIsRefused() {
        importFile("{\"isosocket\": \"something else\"}");
        page().sees(page().browserPage().locator(".notice-error"));
    }

    private void importFile(String text) {
        page().sidebar()
                .locator("input[type=file]")
                .setInputFiles(
                        new FilePayload("collection.json", "application/json", text.getBytes(StandardCharsets.UTF_8)));
    }

    @Test
    void aLogIsExportedWithoutSecretsUnlessAskedFor() throws Exception {
        connectWithAToken(echo().url());
        page().send("x");
        page().sees(page().row("received", "x"));
        page().click("Export the log");
        String masked = Files.readString(page().download(() -> page().endDialog("Export")));
        assertFalse(masked.contains(TOKEN));
        page().click("Export the log");
        page().inDialog("HAR").click();
        page().browserPage().getByLabel("Include secret values").check();
        String shown = Files.readString(page().download(() -> page().endDialog("Export")));
        assertTrue(shown.contains(TOKEN));
    }

    @Test
    void whatCannotBeSavedStaysInItsDialog() {
        page().refuse("**/api/saved/messages", 409, new JsonObject().put("message", "the disk is full"));
        page().message("precious");
        page().click("Save the message");
        page().fill("Name", "My message");
        page().inDialog("Save").click();
        page().sees(page().dialog().locator(".field-error"), "the disk is full");
        page().seesValue(page().browserPage().getByLabel("Name"), "My message");
        page().browserPage().unroute("**/api/saved/messages");
        page().endDialog("Save");
        page().sees(saved("My message"));
    }

    @Test
    void aMaskThatIsLeftOverIsShownAtItsField() throws Exception {
        page().connectTo(echo().url());
        page().click("Disconnect");
        page().seesState("Not connected");
        page().refuse(
                        "**/api/saved/connections",
                        400,
                        new JsonObject()
                                .put("message", "a mask stands for nothing")
                                .put("field", "connection.proxy"));
        page().click("Save the connection");
        page().inDialog("Save").click();
        page().sees(page().dialog().locator(".field-error"), "a mask stands for nothing");
        page().press("Escape");
        page().sees(page().browserPage().locator(".panel-tls .field.wrong .field-error"), "a mask stands for nothing");
    }

    @Test
    void aFieldWhoseSecretWasNotExportedSaysSo() throws Exception {
        importFile(new JsonObject()
                .put("isosocket", "collection")
                .put("version", 1)
                .put(
                        "connections",
                        new JsonArray()
                                .add(new JsonObject()
                                        .put("name", "Imported")
                                        .put(
                                                "connection",
                                                new JsonObject()
                                                        .put("url", echo().url())
                                                        .put(
                                                                "headers",
                                                                new JsonArray()
                                                                        .add(new JsonObject()
                                                                                .put("name", "Authorization")
                                                                                .put("value", "")
                                                                                .put("enabled", false))))))
                .put("messages", new JsonArray())
                .encode());
        saved("Imported").locator(".item-main").click();
        page().option("Headers");
        PlaywrightAssertions.assertThat(page().browserPage().getByLabel("Value of header 1"))
                .hasAttribute("placeholder", "secret not exported");
    }

    @Test
    void whatASavedConnectionLacksIsShownAtItsFieldAndCorrectedThere() throws Exception {
        importFile("{\"isosocket\": \"collection\", \"version\": 1, \"messages\": [], \"connections\": [{\"name\":"
                + " \"Imported\", \"connection\": {\"url\": \"" + echo().url() + "\"}}]}");
        String sessions = "**/api/sessions";
        page().refuse(
                        sessions,
                        400,
                        new JsonObject()
                                .put("message", "a mask stands for nothing")
                                .put("field", "connection.url"));
        saved("Imported").locator(".item-main").click();
        page().sees(page().browserPage().locator("#url-error"), "a mask stands for nothing");
        page().browserPage().unroute(sessions);
        List<JsonObject> bodies = new CopyOnWriteArrayList<>();
        page().browserPage().onRequest(request -> {
            if (request.method().equals("POST") && request.url().endsWith("/api/sessions")) {
                bodies.add(new JsonObject(request.postData()));
            }
        });
        page().click("Connect");
        page().seesState("Connected");
        assertTrue(bodies.get(0).getJsonObject("from").containsKey("saved"), bodies::toString);
    }

    @Test
    void aSavedMessageIsATemplateWhereItWasOne() {
        Locator template = page().browserPage().getByLabel("Template");
        saveMessage("Plain", "{{no template}}");
        template.check();
        saveMessage("Filled in", "no braces");
        saved("Plain").locator(".item-main").click();
        page().seesValue(page().browserPage().locator("#message"), "{{no template}}");
        PlaywrightAssertions.assertThat(template).not().isChecked();
        saved("Filled in").locator(".item-main").click();
        page().seesValue(page().browserPage().locator("#message"), "no braces");
        PlaywrightAssertions.assertThat(template).isChecked();
    }
}
