package io.isosocket.workbench.page;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.KeyboardModifier;
import io.isosocket.testing.ScriptedServer;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.ServerWebSocket;
import io.vertx.core.json.JsonObject;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** The log, as a user of the page reads it. */
class LogPageTest extends PageTest {

    private void kind(String name) {
        page().browserPage()
                .locator(".kinds")
                .getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName(name))
                .click();
    }

    private Locator all() {
        return page().browserPage().locator(".log-row");
    }

    /** A server that says on "count N" the numbers from 1 to N. */
    private ScriptedServer counting() throws Exception {
        return serving(socket -> socket.textMessageHandler(text -> {
            if (text.startsWith("count ")) {
                int count = Integer.parseInt(text.substring("count ".length()));
                for (int i = 1; i <= count; i++) {
                    socket.writeTextMessage("number " + i);
                }
            } else {
                socket.writeTextMessage(text);
            }
        }));
    }

    @Test
    void eachKindHasItsSignAndColour() throws Exception {
        page().connectTo(echo().url());
        page().send("hello");
        page().sees(page().row("sent", "hello"));
        page().sees(page().row("received", "hello"));
        page().click("Disconnect");
        page().seesState("Not connected");
        assertEquals("⬆\uFE0E", page().textOf(page().rows("sent").first().locator(".log-sign")));
        assertEquals("⬇\uFE0E", page().textOf(page().row("received", "hello").locator(".log-sign")));
        assertEquals("ℹ\uFE0E", page().textOf(page().rows("info").first().locator(".log-sign")));
        assertNotEquals(colour("sent"), colour("received"));
        assertNotEquals(colour("sent"), colour("info"));
        Locator row = page().row("sent", "hello");
        assertTrue(Pattern.matches("\\d\\d:\\d\\d:\\d\\d\\.\\d{3}", page().textOf(row.locator(".log-time"))));
        assertTrue(page().textOf(row.locator(".log-delta")).startsWith("+"));
        assertEquals("5B", page().textOf(row.locator(".log-size")));
        assertEquals("text", page().textOf(row.locator(".log-type")));
        page().sees(page().browserPage().locator(".log-row .type-close").first());
    }

    private Object colour(String kind) {
        return page().rows(kind).first().locator(".log-preview").evaluate("e => getComputedStyle(e).color");
    }

    @Test
    void theLogIsFilteredByKind() throws Exception {
        page().connectTo(echo().url());
        page().send("a");
        page().sees(page().row("received", "a"));
        kind("Sent");
        page().sees(all(), 1);
        page().sees(page().row("sent", "a"));
        kind("Received");
        page().sees(page().row("received", "a"));
        page().sees(page().rows("info"), 0);
        kind("Sent");
        page().sees(page().rows("sent"), 0);
        kind("All");
        page().sees(page().rows("info").first());
        kind("Errors");
        page().sees(all(), 0);
    }

    @Test
    void theLogIsFilteredByText() throws Exception {
        page().connectTo(counting().url());
        page().send("count 500");
        page().sees(page().row("received", "number 500"));
        page().browserPage().getByLabel("Filter by text").fill("NUMBER 12");
        page().sees(all(), 11);
        page().sees(page().row("received", "number 129"));
        page().send("say number 12 again");
        page().sees(page().row("received", "say number 12 again"));
        page().sees(all(), 13);
        page().browserPage().getByLabel("Filter by text").fill("");
        page().sees(page().row("received", "say number 12 again"));
        page().browserPage().getByLabel("Filter by text").fill("number");
        page().log().focus();
        Locator first =
                page().rows("received").filter(new Locator.FilterOptions().setHasText(Pattern.compile("number 1$")));
        // The pages before are fetched as they come into sight.
        page().browserPage().waitForCondition(() -> {
            page().press("Home");
            return first.count() > 0;
        });
        page().screenshot("log-filter");
    }

    @Test
    void jsonIsATreeAndBytesAreADump() throws Exception {
        ScriptedServer server = serving(socket -> {
            socket.writeTextMessage(
                    "{\"user\": {\"name\": \"<img src=x onerror=alert(1)>\", \"id\": 12345678901234567890}, \"tags\": [1, true, null]}");
            socket.writeBinaryMessage(Buffer.buffer("Hello, dump of bytes!\0\1\2"));
        });
        page().connectTo(server.url());
        page().row("received", "user").click();
        Locator details = page().details();
        page().sees(details.locator(".json-tree"), "\"<img src=x onerror=alert(1)>\"");
        page().sees(details.locator("img"), 0);
        page().sees(details.locator(".json-number").first(), "12345678901234567890");
        Locator tags = details.locator("summary", new Locator.LocatorOptions().setHasText("tags"));
        tags.click();
        page().sees(details.locator(".json-leaf", new Locator.LocatorOptions().setHasText("true")), 0);
        tags.click();
        page().sees(details.locator(".json-leaf", new Locator.LocatorOptions().setHasText("true")));
        details.getByText("Formatted").click();
        page().sees(details.locator(".json-text"), "  \"user\": {");
        page().screenshot("json-tree");

        page().rows("received").last().click();
        page().sees(details.locator(".hex-dump"), "00000000  48 65 6c 6c 6f 2c 20 64  Hello, d");
        page().sees(details, "24B");
        Path file = page().download(() -> page().click("Save as a file"));
        assertEquals("Hello, dump of bytes!\0\1\2", Files.readString(file));
        page().screenshot("hex-dump");
        page().click("Close the details");
        page().sees(details, 0);
    }

    @Test
    void whatAPeerSendsIsNeverHtml() throws Exception {
        ScriptedServer server = serving(socket -> socket.writeTextMessage("<b id=evil>bold</b><script>x</script>"));
        page().connectTo(server.url());
        page().sees(page().row("received", "<b id=evil>bold</b><script>x</script>"));
        page().rows("received").first().click();
        page().sees(page().details().locator(".details-body"), "<b id=evil>bold</b>");
        page().sees(page().browserPage().locator("#evil"), 0);
    }

    @Test
    void pingsOfTheServerAndItsCloseAreShown() throws Exception {
        BlockingQueue<ServerWebSocket> sockets = new LinkedBlockingQueue<>();
        page().connectTo(serving(sockets::add).url());
        ServerWebSocket socket = next(sockets);
        socket.writePing(Buffer.buffer("tick"));
        page().sees(page().browserPage().locator(".log-row.kind-received .type-ping"));
        page().sees(page().row("received", "“tick”"));
        socket.close((short) 4242, "that was it");
        page().seesState("Not connected");
        page().sees(page().browserPage()
                .locator(".log-row.kind-received", new Page.LocatorOptions().setHasText("4242 that was it")));
        page().screenshot("frames");
    }

    @Test
    void withoutAutomaticPongNoneIsSent() throws Exception {
        BlockingQueue<ServerWebSocket> sockets = new LinkedBlockingQueue<>();
        page().url(serving(sockets::add).url());
        page().option("Options");
        page().browserPage().getByLabel("Answer pings with pongs by itself").uncheck();
        page().click("Connect");
        page().seesState("Connected");
        ServerWebSocket socket = next(sockets);
        socket.writePing(Buffer.buffer("tick"));
        socket.writeTextMessage("after the ping");
        page().sees(page().row("received", "after the ping"));
        page().sees(page().browserPage().locator(".log-row .type-ping"));
        page().sees(page().browserPage().locator(".log-row .type-pong"), 0);
    }

    @Test
    void pauseHoldsWhatIsShown() throws Exception {
        page().connectTo(counting().url());
        page().send("before");
        page().sees(page().row("received", "before"));
        page().click("Pause");
        page().send("count 100");
        page().sees(page().button("Resume (101 new)"));
        page().sees(page().rows("received"), 1);
        page().button("Resume (101 new)").click();
        page().sees(page().row("received", "number 100"));
        page().sees(page().button("Pause"));
    }

    @Test
    void clearEmptiesTheLog() throws Exception {
        page().connectTo(echo().url());
        page().send("gone");
        page().sees(page().row("received", "gone"));
        page().click("Clear the log");
        page().sees(all(), 0);
        page().sees(page().browserPage().locator(".log-foot"), "0");
        page().send("new");
        page().sees(page().row("received", "new"));
        page().sees(page().row("received", "gone"), 0);
    }

    @Test
    void twoMessagesAreCompared() throws Exception {
        page().connectTo(echo().url());
        page().send("{\"a\": 1, \"b\": [1, 2], \"c\": \"same\"}");
        page().sees(page().rows("received"), 1);
        page().send("{\"a\": 2, \"b\": [1, 2, 3], \"c\": \"same\"}");
        page().sees(page().rows("received"), 2);
        Locator received = page().rows("received");
        received.first().click(new Locator.ClickOptions().setModifiers(List.of(KeyboardModifier.CONTROL)));
        received.last().click(new Locator.ClickOptions().setModifiers(List.of(KeyboardModifier.CONTROL)));
        page().click("Compare (2/2)");
        page().sees(page().dialog().locator(".compare-result"), "Lines that differ: 3");
        page().sees(page().dialog().locator("td.removed mark").first(), "1");
        page().sees(page().dialog().locator("td.added mark").first(), "2");
        page().screenshot("compare");
        page().press("Escape");
        page().sees(page().dialog(), 0);
    }

    @Test
    void bytesAreComparedAsDumps() throws Exception {
        ScriptedServer server = serving(socket -> {
            socket.writeBinaryMessage(Buffer.buffer(new byte[] {1, 2, 3}));
            socket.writeBinaryMessage(Buffer.buffer(new byte[] {1, 2, 3}));
        });
        page().connectTo(server.url());
        page().sees(page().rows("received"), 2);
        page().rows("received").first().click();
        page().details().getByText("Compare").click();
        Locator last = page().rows("received").last();
        last.click();
        // Until it is here the details are the first one's, and so is their button.
        page().sees(page().details().locator("h2"), "#" + last.getAttribute("data-seq"));
        page().details().getByText("Compare").click();
        page().click("Compare (2/2)");
        page().sees(page().dialog().locator(".compare-result"), "The two are equal.");
        page().sees(page().dialog(), "01 02 03");
    }

    @Test
    void theLogGoesToANumberAndToATime() throws Exception {
        page().connectTo(counting().url());
        page().send("count 2000");
        page().sees(page().row("received", "number 2000"));
        String seq = page().row("received", "number 2000").getAttribute("data-seq");
        page().click("Go to…");
        page().fill("Number or time", "yesterday");
        page().inDialog("Go").click();
        page().sees(page().dialog(), "“yesterday” is neither a number nor a time");
        page().fill("Number or time", String.valueOf(Integer.parseInt(seq) - 1500));
        page().inDialog("Go").click();
        page().sees(page().browserPage().locator(".log-row.selected"), "number 500");

        page().log().press("Home");
        String time = page().textOf(page().rows("info").first().locator(".log-time"));
        page().log().press("End");
        page().sees(page().browserPage().locator(".log-row.selected"), "number 2000");
        page().click("Go to…");
        page().fill("Number or time", time);
        page().inDialog("Go").click();
        page().sees(page().browserPage().locator(".log-row.selected .log-time"), time);
    }

    @Test
    void manyRowsAreFewInTheDocument() throws Exception {
        page().connectTo(counting().url());
        page().send("count 20000");
        page().sees(page().row("received", "number 20000"));
        assertTrue(all().count() <= 200, "rows in the document: " + all().count());
        page().log().focus();
        page().press("Home");
        page().sees(page().rows("info").first());
        page().press("End");
        page().sees(page().row("received", "number 20000"));
        page().press("PageUp");
        page().sees(page().row("received", "number 19980"));
        page().log().evaluate("log => log.scrollTop = log.scrollHeight / 2");
        page().sees(page().row("received", "number 1000").first());
        assertTrue(all().count() <= 200, "rows in the document: " + all().count());
    }

    @Test
    void aMessageIsEditedAndSentAgain() throws Exception {
        page().connectTo(echo().url());
        page().send("once");
        page().row("sent", "once").click();
        page().click("Edit and send");
        page().seesValue(page().browserPage().locator("#message"), "once");
        page().browserPage().context().grantPermissions(List.of("clipboard-read", "clipboard-write"));
        page().click("Copy");
        page().browserPage().getByText("Copied.").waitFor();
        assertEquals("once", page().browserPage().evaluate("navigator.clipboard.readText()"));
    }

    @Test
    void theLogIsExported() throws Exception {
        page().connectTo(echo().url());
        page().send("exported");
        page().sees(page().row("received", "exported"));
        assertTrue(export("Text").contains("exported"));
        JsonObject har = new JsonObject(export("HAR"));
        assertEquals(
                "exported",
                har.getJsonObject("log")
                        .getJsonArray("entries")
                        .getJsonObject(0)
                        .getJsonArray("_webSocketMessages")
                        .getJsonObject(0)
                        .getString("data"));
        kind("Sent");
        String json = export("JSON");
        assertEquals(json.indexOf("exported"), json.lastIndexOf("exported"), "the filter shows what was sent alone");
    }

    private String export(String format) throws Exception {
        page().click("Export the log");
        page().inDialog(format).click();
        return Files.readString(page().download(() -> page().endDialog("Export")));
    }

    private void filter(String text) {
        page().browserPage().getByLabel("Filter by text").fill(text);
    }

    private void goTo(String where) {
        page().click("Go to…");
        page().fill("Number or time", where);
        page().inDialog("Go").click();
    }

    private static Predicate<String> search(String text) {
        return url -> url.contains("/log?") && url.contains("text=" + text);
    }

    private void seesTotal(int total) {
        PlaywrightAssertions.assertThat(page().browserPage().locator(".log-foot"))
                .hasText("Messages and events: " + total);
    }

    @Test
    void whatComesWhileAMatchIsLoadedIsLookedForToo() throws Exception {
        page().connectTo(serving(socket -> {}).url());
        page().send("match 1");
        page().sees(page().row("sent", "match 1"));
        filter("match");
        page().sees(all(), 1);
        int before = total();
        WorkbenchPage.Delayed answers = page().delayed(search("match"));
        page().send("match 2");
        answers.await(1);
        page().send("match 3");
        seesTotal(before + 2);
        answers.arrive();
        page().sees(page().row("sent", "match 3"));
        page().sees(all(), 3);
    }

    private int total() {
        String words = page().textOf(page().browserPage().locator(".log-foot"));
        return Integer.parseInt(words.substring(words.lastIndexOf(' ') + 1));
    }

    @Test
    void aJumpWaitsForTheRowsThatAreOnTheirWay() throws Exception {
        page().connectTo(serving(socket -> {}).url());
        page().send("match 1");
        int first = Integer.parseInt(page().row("sent", "match 1").getAttribute("data-seq"));
        filter("match");
        page().sees(all(), 1);
        WorkbenchPage.Delayed answers = page().delayed(search("match"));
        page().send("match 2");
        answers.await(1);
        goTo(String.valueOf(first + 1));
        answers.arrive();
        page().sees(page().browserPage().locator(".log-row.selected"), "match 2");
    }

    @Test
    void behindTheLastMatchIsTheLastMatch() throws Exception {
        page().connectTo(counting().url());
        page().send("count 300");
        page().sees(page().row("received", "number 300"));
        String end = page().row("received", "number 300").getAttribute("data-seq");
        filter("number 12");
        page().sees(all(), 11);
        goTo(end);
        page().sees(page().browserPage().locator(".log-row.selected"), "number 129");
        page().sees(all(), 11);
    }

    @Test
    void aNumberThatTheServerRefusesIsAnError() throws Exception {
        page().connectTo(echo().url());
        page().refuse("**/log/row?*", 400, new JsonObject().put("message", "there is no row 99999999"));
        goTo("99999999");
        page().sees(page().browserPage().locator(".notice-error"), "there is no row 99999999");
    }

    @Test
    void aNumberBehindTheEndIsTheEnd() throws Exception {
        page().connectTo(echo().url());
        page().send("last");
        page().sees(page().row("received", "last"));
        goTo("99999999");
        page().sees(page().browserPage().locator(".log-row.selected"), "last");
    }

    @Test
    void pauseOutlastsAVisitToAnotherTab() throws Exception {
        page().connectTo(counting().url());
        page().send("before");
        page().sees(page().row("received", "before"));
        page().click("Pause");
        page().send("count 100");
        page().sees(page().button("Resume (101 new)"));
        page().press("Alt+t");
        page().press("Alt+1");
        page().sees(page().button("Resume (101 new)"));
        page().sees(page().row("received", "before"));
        page().sees(page().rows("received"), 1);
        // Nor does a text bring what came since.
        filter("e");
        page().sees(page().row("received", "before"));
        page().sees(page().rows("received"), 1);
        page().button("Resume (101 new)").click();
        page().sees(page().row("received", "number 100"));
    }

    @Test
    void aNewFilterEndsTheSearchOfTheOneBefore() throws Exception {
        page().connectTo(echo().url());
        page().send("found");
        page().sees(page().row("received", "found"));
        Queue<String> ended = new ConcurrentLinkedQueue<>();
        page().browserPage().onRequestFailed(request -> ended.add(request.url()));
        Queue<Route> held = new ConcurrentLinkedQueue<>();
        page().browserPage().route(search("slow"), held::add);
        filter("slow");
        page().browserPage().waitForCondition(() -> held.size() == 1);
        filter("found");
        page().sees(all(), 2);
        page().browserPage().waitForCondition(() -> ended.stream().anyMatch(search("slow")));
    }

    @Test
    void aLogThatCannotBeWrittenIsAnError() throws Exception {
        page().connectTo(echo().url());
        page().browserPage()
                .evaluate(
                        """
                        async () => {
                          const { store } = await import('/page/store.js');
                          const [session] = store.state.sessions;
                          store.set({ sessions: [{ ...session, logProblem: 'the disk is full' }] });
                        }
                        """);
        page().sees(
                        page().browserPage().locator(".log-problem[role=alert]"),
                        "The log cannot be written at present (the disk is full). Nothing is lost");
    }
}
