package io.isosocket.workbench.page;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import io.isosocket.testing.ScriptedServer;
import io.isosocket.testing.SelfSigned;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A connection that fails: its cause, in words that help. */
class FailurePageTest extends PageTest {

    private static int portThatNobodyHasNow() throws IOException {
        try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return free.getLocalPort();
        }
    }

    private void hints(String... wanted) {
        Locator hints = page().browserPage().locator(".hints li");
        for (String hint : wanted) {
            page().sees(hints.filter(new Locator.FilterOptions().setHasText(hint)));
        }
    }

    @Test
    void nobodyListens() throws Exception {
        page().connect("ws://127.0.0.1:" + portThatNobodyHasNow() + "/");
        page().sees(page().failure(), "The server cannot be reached");
        page().seesState("Not connected");
        hints("Does the server run", "Is the URL right", "firewall");
        page().sees(page().rows("error").first());
        page().sees(page().button("Try again"));
        page().screenshot("failure-unreachable");
    }

    @Test
    void theServerWantsAuthentication() throws Exception {
        ScriptedServer server = opened(ScriptedServer.refusing(401, "who are you?"));
        page().connect(server.url());
        page().sees(page().failure(), "The server refused the handshake (HTTP 401)");
        hints("Authorization");
        page().click("Handshake");
        page().sees(page().browserPage().locator(".handshake"), "401 Unauthorized");
        page().sees(page().browserPage().locator(".handshake"), "who are you?");
    }

    @Test
    void theServerForbidsTheOrigin() throws Exception {
        ScriptedServer server = opened(ScriptedServer.refusing(403, "<b>no</b>"));
        page().connect(server.url());
        page().sees(page().failure(), "HTTP 403");
        hints("Origin", "Authorization");
        page().click("Handshake");
        page().sees(page().browserPage().locator(".handshake"), "<b>no</b>");
        page().sees(page().browserPage().locator(".handshake b"), 0);
    }

    @Test
    void oneClickTriesTheOtherScheme() throws Exception {
        String url = echo().url();
        page().connect(url.replace("ws://", "wss://"));
        page().sees(page().failure());
        page().click("Try " + url);
        page().seesState("Connected");
        page().seesValue(page().browserPage().locator("#url"), url);
    }

    @Test
    void aCertificateThatNobodySignedCanBeTrusted(@TempDir Path certificates) throws Exception {
        SelfSigned certificate = SelfSigned.make(certificates, "server");
        ScriptedServer server = opened(ScriptedServer.acceptingTls(certificate.identity(), PageTest::echo));
        page().connect(server.url());
        page().sees(page().failure(), "TLS failed");
        hints("certificate signed by someone this machine trusts");
        page().screenshot("failure-tls");
        page().option("TLS and proxy");
        page().fill("Trusted certificates", certificate.certificate().toString());
        page().click("Connect");
        page().seesState("Connected");
        page().sees(page().failure(), 0);
        page().send("secret");
        page().sees(page().row("received", "secret"));
    }

    @Test
    void theConnectionIsLost() throws Exception {
        ScriptedServer server = serving(socket -> socket.textMessageHandler(text -> cut(socket)));
        page().connectTo(server.url());
        page().send("go");
        page().sees(page().failure(), "The connection was lost");
        page().sees(page().browserPage().locator(".status-line"), "1006");
    }

    @Test
    void aMessageIsTooBig() throws Exception {
        ScriptedServer server =
                serving(socket -> socket.textMessageHandler(text -> socket.writeTextMessage("x".repeat(2000))));
        page().url(server.url());
        page().option("Options");
        page().browserPage().getByLabel("Largest message").fill("1000");
        page().click("Connect");
        page().seesState("Connected");
        page().send("go");
        page().sees(page().failure(), "A message was too big");
        hints("smaller than the largest");
    }

    @Test
    void theServerTakesTooLong() throws Exception {
        ServerSocket silent = opened(new ServerSocket(0, 1, InetAddress.getLoopbackAddress()));
        page().url("ws://127.0.0.1:" + silent.getLocalPort() + "/");
        page().option("Options");
        page().browserPage().getByLabel("Time to connect").fill("300");
        page().click("Connect");
        page().sees(page().failure(), "It took too long");
        hints("Is the time that the options allow long enough?");
    }

    @Test
    void theServerChoosesNoSubprotocol() throws Exception {
        ScriptedServer server = echo();
        page().url(server.url());
        page().option("Subprotocols");
        page().click("Add a subprotocol");
        page().fill("Subprotocol 1", "chat");
        page().click("Connect");
        page().sees(page().failure(), "The server refused the handshake");
        hints("Does the server know the subprotocols");
    }

    @Test
    void aProxyThatIsNotThere() throws Exception {
        page().url("ws://example.invalid/");
        page().option("TLS and proxy");
        page().fill("Proxy", "http://127.0.0.1:" + portThatNobodyHasNow());
        page().click("Connect");
        page().sees(page().failure());
        hints("Does the proxy run");
    }

    @Test
    void whatEndedTheConnectionGoesWhenItIsBack() throws Exception {
        ScriptedServer server = serving(socket -> socket.textMessageHandler(text -> cut(socket)));
        page().connectTo(server.url());
        page().send("go");
        page().sees(page().failure());
        page().click("Try again");
        page().seesState("Connected");
        PlaywrightAssertions.assertThat(page().failure()).isHidden();
        page().sees(page().browserPage()
                .locator(".log-row", new Page.LocatorOptions().setHasText("failure"))
                .first());
    }

    @Test
    void aCloseThatTellsOfATroubleHasHints() throws Exception {
        page().connectTo(serving(socket -> socket.textMessageHandler(text -> socket.close((short) 1011, "oops")))
                .url());
        page().send("go");
        page().seesState("Not connected");
        page().sees(page().browserPage().locator(".status-line"), "closed with 1011");
        page().sees(page().failure(), 0);
        hints("what does its log say?");
        page().click("Connect");
        page().seesState("Connected");
        page().sees(page().browserPage().locator(".hints li"), 0);
    }
}
