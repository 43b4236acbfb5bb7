package io.isosocket.workbench.page;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import com.microsoft.playwright.options.AriaRole;
import io.isosocket.testing.ScriptedServer;
import io.vertx.core.http.ServerWebSocket;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.Locale;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** Connecting and disconnecting, as a user of the page does it. */
class ConnectingPageTest extends PageTest {

    @Test
    void theHandshakeCarriesHeadersAndSubprotocolsAndIsShown() throws Exception {
        ScriptedServer server = echo("v2");
        WorkbenchPage page = page();
        page.url(server.url());
        page.option("Headers");
        page.click("Add a header");
        page.fill("Name of header 1", "X-Team");
        page.fill("Value of header 1", "blue");
        page.option("Subprotocols");
        page.click("Add a subprotocol");
        page.click("Add a subprotocol");
        page.fill("Subprotocol 1", "v1");
        page.fill("Subprotocol 2", "v2");
        page.click("Connect");
        page.seesState("Connected");
        page.sees(page.browserPage().locator(".status-line"), "subprotocol v2");
        page.click("Handshake");
        Locator handshake = page.browserPage().locator(".handshake");
        page.sees(handshake, "GET / HTTP/1.1");
        page.sees(handshake, "blue");
        page.sees(handshake, "v1, v2");
        page.sees(handshake, "101 Switching Protocols");
        page.screenshot("handshake");
    }

    @Test
    void aHeaderThatIsSwitchedOffIsNotSent() throws Exception {
        ScriptedServer server = echo();
        WorkbenchPage page = page();
        page.url(server.url());
        page.option("Headers");
        page.click("Add a header");
        page.fill("Name of header 1", "X-Off");
        page.fill("Value of header 1", "1");
        page.browserPage().getByLabel("Send header 1").uncheck();
        page.click("Connect");
        page.seesState("Connected");
        page.click("Handshake");
        page.sees(page.browserPage().locator(".handshake"), "101 Switching Protocols");
        assertFalse(page.textOf(page.browserPage().locator(".handshake"))
                .toLowerCase(Locale.ROOT)
                .contains("x-off"));
    }

    @Test
    void disconnectSendsTheCodeAndTheReason() throws Exception {
        ScriptedServer server = echo();
        WorkbenchPage page = page();
        page.connectTo(server.url());
        page.click("Disconnect with a code and a reason…");
        page.fill("Code", "2000");
        page.inDialog("Disconnect").click();
        page.sees(page.dialog(), "“2000” cannot be sent");
        page.fill("Code", "4001");
        page.fill("Reason", "x".repeat(124));
        page.inDialog("Disconnect").click();
        page.sees(page.dialog().locator(".field-error"), "123");
        page.seesValue(page.dialog().getByRole(AriaRole.TEXTBOX).first(), "4001");
        page.seesState("Connected");
        page.fill("Reason", "enough");
        page.endDialog("Disconnect");
        page.seesState("Not connected");
        assertEquals("4001 enough", server.awaitEnd());
        page.sees(page.browserPage().locator(".status-line"), "closed with 4001");
        page.sees(page.row("info", "4001").or(page.row("sent", "4001")).first());
    }

    private String endAfter(String code) throws Exception {
        ScriptedServer server = echo();
        page().connectTo(server.url());
        page().click("Disconnect with a code and a reason…");
        page().fill("Code", code);
        page().endDialog("Disconnect");
        page().seesState("Not connected");
        return server.awaitEnd();
    }

    @Test
    void disconnectTakesEachCodeThatMayBeSentAndNone() throws Exception {
        assertEquals("1001 null", endAfter("1001"));
        assertEquals("1014 null", endAfter("1014"));
        // Vert.x reads a close frame without a code as 1000.
        assertEquals("1000 null", endAfter(""));
        page().sees(page().row("sent", "1005"));
    }

    @Test
    void disconnectByItselfIsANormalEnd() throws Exception {
        ScriptedServer server = echo();
        page().connectTo(server.url());
        page().click("Disconnect");
        page().seesState("Not connected");
        assertEquals("1000 null", server.awaitEnd());
        page().sees(page().button("Connect"));
    }

    @Test
    void optionsChangeWhatIsSent() throws Exception {
        ScriptedServer server = echo();
        WorkbenchPage page = page();
        page.url(server.url());
        page.option("Options");
        page.browserPage().getByLabel("Compression").selectOption("off");
        page.browserPage().getByLabel("Origin").fill("https://example.com");
        page.click("Connect");
        page.seesState("Connected");
        page.click("Handshake");
        page.sees(page.browserPage().locator(".handshake"), "101 Switching Protocols");
        String handshake = page.textOf(page.browserPage().locator(".handshake"));
        assertTrue(handshake.contains("https://example.com"), handshake);
        assertFalse(handshake.contains("permessage-deflate"), handshake);
    }

    @Test
    void aWrongUrlIsToldAtTheField() {
        WorkbenchPage page = page();
        page.connect("ftp://example.com/");
        page.sees(page.browserPage().locator("#url-error"), "ftp");
        PlaywrightAssertions.assertThat(page.browserPage().locator("#url")).hasAttribute("aria-invalid", "true");
        page.screenshot("wrong-url");
    }

    @Test
    void aWrongHeaderOpensItsPanelAndIsToldThere() {
        WorkbenchPage page = page();
        page.url("ws://127.0.0.1:1/");
        page.option("Headers");
        page.click("Add a header");
        page.fill("Name of header 1", "no good");
        page.option("Headers");
        page.click("Connect");
        page.sees(page.browserPage().locator("#connection-panel .field-error"), "no good");
    }

    @Test
    void connectingCanBeCancelled() throws Exception {
        // Takes the connection and never answers.
        ServerSocket silent = opened(new ServerSocket(0, 1, InetAddress.getLoopbackAddress()));
        WorkbenchPage page = page();
        page.connect("ws://127.0.0.1:" + silent.getLocalPort() + "/");
        page.seesState("Connecting");
        page.click("Cancel");
        page.seesState("Not connected");
    }

    @Test
    void enterPressedTwiceConnectsOnce() throws Exception {
        WorkbenchPage page = page();
        WorkbenchPage.Delayed answers = page.delayed(url -> url.endsWith("/api/sessions"));
        page.connect(echo().url());
        answers.await(1);
        page.press("Enter");
        answers.arrive();
        page.seesState("Connected");
        page.sees(page.browserPage().locator(".tab-list li"), 1);
    }

    @Test
    void whatTheUserDoesWhileTheStateIsOnItsWayStays() throws Exception {
        WorkbenchPage page = page();
        WorkbenchPage.Delayed answers = page.delayed(url -> url.endsWith("/api/state"));
        page.browserPage()
                .evaluate("() => { window.refreshed = import('/page/actions.js').then(({ refresh }) => refresh()); }");
        answers.await(1);
        ScriptedServer server = echo();
        page.connect(server.url());
        // The answer is there; the event that it is open is not taken over before the state.
        page.sees(page.sidebar(), host(server));
        page.click("Settings");
        page.browserPage().getByLabel("Enter sends (else Ctrl+Enter)").uncheck();
        page.press("Escape");
        answers.arrive();
        page.browserPage().evaluate("window.refreshed");
        page.seesState("Connected");
        page.sees(page.browserPage().locator(".tab-list li"), 1);
        page.send("one");
        page.seesValue(page.browserPage().locator("#message"), "one\n");
    }

    @Test
    void aLostConnectionIsMadeAgain() throws Exception {
        BlockingQueue<ServerWebSocket> sockets = new LinkedBlockingQueue<>();
        ScriptedServer server = serving(sockets::add);
        WorkbenchPage page = page();
        page.url(server.url());
        page.option("Auto-reconnect");
        page.browserPage().getByLabel("Connect again by itself after a loss").check();
        page.browserPage().getByLabel("Delay before the first try").fill("300");
        page.click("Connect");
        page.seesState("Connected");
        next(sockets).close((short) 1012, "restart");
        page.sees(page.browserPage().locator(".log-row .type-reconnect").first());
        next(sockets).writeTextMessage("again");
        page.sees(page.row("received", "again"));
        page.seesState("Connected");
    }

    @Test
    void tabsHaveConnectionsOfTheirOwn() throws Exception {
        WorkbenchPage page = page();
        page.connectTo(echo().url());
        page.send("in the first");
        page.sees(page.row("received", "in the first"));
        page.press("Alt+t");
        page.connectTo(
                serving(socket -> socket.writeTextMessage("from the second")).url());
        page.sees(page.row("received", "from the second"));
        page.sees(page.row("received", "in the first"), 0);
        page.press("Alt+1");
        page.sees(page.row("received", "in the first"));

        page.press("Alt+2");
        page.browserPage().locator(".tab-list li.active .tab-button").press("F2");
        page.fill("Name", "greeter");
        page.endDialog("Rename");
        page.sees(page.browserPage().locator(".tab-list"), "greeter");
        page.press("Alt+BracketLeft");
        page.sees(page.browserPage().locator(".tab-list li").first(), "greeter");
        page.sees(page.sidebar().getByRole(AriaRole.BUTTON, name("greeter")).first());
        page.screenshot("tabs");

        page.browserPage().locator(".tab-list").getByLabel("Close greeter").click();
        page.endDialog("Close the tab");
        page.sees(page.browserPage().locator(".tab-list li"), 1);
        page.seesState("Connected");
    }

    private static Locator.GetByRoleOptions name(String name) {
        return new Locator.GetByRoleOptions().setName(name);
    }

    @Test
    void theWaitForTheNextTryIsShownAndCanBeEnded() throws Exception {
        ScriptedServer server = serving(socket -> socket.textMessageHandler(text -> cut(socket)));
        WorkbenchPage page = page();
        page.url(server.url());
        page.option("Auto-reconnect");
        page.browserPage().getByLabel("Connect again by itself after a loss").check();
        page.fill("Longest delay (ms)", "60000");
        page.fill("Delay before the first try (ms)", "60000");
        page.click("Connect");
        page.seesState("Connected");
        page.send("go");
        page.sees(page.browserPage().locator(".status-line"), "Waiting to connect again");
        page.sees(page.browserPage().locator(".status-line"), "try 1 in");
        page.seesState("Connecting");
        page.screenshot("waiting");
        page.click("Cancel");
        page.seesState("Not connected");
        page.sees(page.button("Connect"));
    }

    @Test
    void aTabIsCalledAfterItsHostUnlessItHasAName() throws Exception {
        WorkbenchPage page = page();
        ScriptedServer first = echo();
        ScriptedServer second = echo();
        Locator tab = page.browserPage().locator(".tab-list li.active .tab-title");
        page.connectTo(first.url());
        page.sees(tab, host(first));
        page.click("Disconnect");
        page.seesState("Not connected");
        page.connectTo(second.url());
        page.sees(tab, host(second));
        tab.dblclick();
        page.fill("Name", "mine");
        page.endDialog("Rename");
        page.sees(tab, "mine");
        page.click("Disconnect");
        page.seesState("Not connected");
        page.connectTo(first.url());
        page.sees(tab, "mine");
    }

    private static String host(ScriptedServer server) {
        return server.url().replace("ws://", "").replace("/", "");
    }

    @Test
    void openConnectionsAreThereAfterAReload() throws Exception {
        WorkbenchPage page = page();
        page.connectTo(echo().url());
        page.send("before");
        page.sees(page.row("received", "before"));
        page.reload();
        page.seesState("Connected");
        page.sees(page.row("received", "before"));
        page.send("after");
        page.sees(page.row("received", "after"));
    }

    private Locator preset(String name) {
        return page().sidebar().locator(".item-main").filter(new Locator.FilterOptions().setHasText(name));
    }

    @Test
    void aPresetStartsTheLocalServerAndFillsInTheUrlAndTheMessage() {
        WorkbenchPage page = page();
        Locator url = page.browserPage().locator("#url");
        // The local server has a button of this name too.
        Locator connect = page.browserPage().locator(".connect-bar button[type=submit]");
        preset("Chat server").click();
        // The draft whose session is being made is called after its host.
        Locator tab = page.browserPage().locator(".tab-list li.active");
        page.sees(tab, "Chat server");
        PlaywrightAssertions.assertThat(url).hasValue(Pattern.compile("ws://127\\.0\\.0\\.1:\\d+/chat"));
        PlaywrightAssertions.assertThat(page.browserPage().locator("#message"))
                .not()
                .hasValue("");
        page.sees(page.button("Stop the echo server"));
        connect.click();
        page.seesState("Connected");
        for (String preset : new String[] {"Live updates", "Echo server"}) {
            preset(preset).click();
            page.sees(tab, preset);
            connect.click();
            page.seesState("Connected");
        }
    }

    @Test
    void oneButtonStartsAnEchoServerAndConnects() {
        WorkbenchPage page = page();
        page.click("Start the local echo server");
        page.seesState("Connected");
        page.seesValue(page.browserPage().locator("#message"), "Hello!");
        page.browserPage().locator("#message").press("Enter");
        page.sees(page.row("received", "Hello!"));
        page.click("Stop the echo server");
        page.seesState("Not connected");
        page.sees(page.sidebar(), "Not running");
    }
}
