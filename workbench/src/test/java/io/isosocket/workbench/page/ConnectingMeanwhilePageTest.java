package io.isosocket.workbench.page;

import com.microsoft.playwright.Locator;
import io.isosocket.testing.ScriptedServer;
import org.junit.jupiter.api.Test;

/** What the user does while a connection is being made stays when the answer arrives. */
class ConnectingMeanwhilePageTest extends PageTest {

    private Locator tabs() {
        return page().browserPage().locator(".tab-list li");
    }

    private Locator title() {
        return page().browserPage().locator(".tab-list li.active .tab-title");
    }

    private Locator panel(String name) {
        return page().browserPage().locator(".panel-" + name);
    }

    private Locator urlInput() {
        return page().browserPage().locator("#url");
    }

    private Locator input() {
        return page().browserPage().locator("#message");
    }

    private static String host(ScriptedServer server) {
        return server.url().replace("ws://", "").replace("/", "");
    }

    private WorkbenchPage.Delayed answersTo(String end) {
        return page().delayed(url -> url.endsWith(end));
    }

    private void disconnect() {
        page().click("Disconnect");
        page().seesState("Not connected");
    }

    @Test
    void onlyThePanelThatWasOpenWhenTheSessionWasAskedForCloses() throws Exception {
        page().url(echo().url());
        page().option("Headers");
        WorkbenchPage.Delayed answers = answersTo("/api/sessions");
        page().click("Connect");
        answers.await(1);
        page().sees(panel("headers"));
        answers.arrive();
        page().seesState("Connected");
        page().sees(panel("headers"), 0);
    }

    @Test
    void aPanelThatIsOpenedWhileTheSessionIsMadeStays() throws Exception {
        page().url(echo().url());
        WorkbenchPage.Delayed answers = answersTo("/api/sessions");
        page().click("Connect");
        answers.await(1);
        page().option("Headers");
        answers.arrive();
        page().seesState("Connected");
        page().sees(tabs(), 1);
        page().sees(panel("headers"));
    }

    @Test
    void aPanelThatIsOpenedWhileASessionConnectsAgainStays() throws Exception {
        page().connectTo(echo().url());
        disconnect();
        ScriptedServer second = echo();
        page().url(second.url());
        page().option("Headers");
        WorkbenchPage.Delayed answers = answersTo("/connect");
        page().click("Connect");
        answers.await(1);
        page().option("Options");
        answers.arrive();
        // The tab is called after its new host once the answer is there.
        page().sees(title(), host(second));
        page().sees(panel("options"));
    }

    @Test
    void anErrorElsewhereLeavesThePanelInUse() {
        page().url("ws://127.0.0.1:1/");
        page().option("Headers");
        page().click("Add a header");
        page().fill("Name of header 1", "no good");
        WorkbenchPage.Delayed answers = answersTo("/api/sessions");
        page().click("Connect");
        answers.await(1);
        page().option("Options");
        answers.arrive();
        page().sees(page().browserPage().locator(".notice-error"), "no good");
        page().sees(panel("options"));
        page().option("Headers");
        page().sees(panel("headers").locator(".field-error"), "no good");
    }

    @Test
    void whatIsTypedOfTheConnectionWhileItIsMadeIsForTheNextOne() throws Exception {
        ScriptedServer server = echo();
        page().url(server.url());
        WorkbenchPage.Delayed answers = answersTo("/api/sessions");
        page().click("Connect");
        answers.await(1);
        page().url("ws://next.example/");
        answers.arrive();
        page().seesState("Connected");
        page().seesValue(urlInput(), server.url());
        disconnect();
        page().seesValue(urlInput(), "ws://next.example/");
    }

    @Test
    void whatIsDoneInTheTabOfTheSessionBeforeTheAnswerStays() throws Exception {
        page().url(echo().url());
        WorkbenchPage.Delayed answers = answersTo("/api/sessions");
        page().click("Connect");
        answers.await(1);
        // The event that tells of the session.
        page().sees(tabs(), 2);
        tabs().first().locator(".tab-button").click();
        page().message("typed here");
        page().option("Headers");
        answers.arrive();
        page().sees(tabs(), 1);
        page().seesValue(input(), "typed here");
        page().sees(panel("headers"));
    }

    @Test
    void aMessageThatIsTypedWhileTheEchoServerStartsStays() {
        WorkbenchPage.Delayed answers = answersTo("/api/echo");
        page().click("Start the local echo server");
        answers.await(1);
        page().message("mine");
        answers.arrive();
        page().seesState("Connected");
        page().seesValue(input(), "mine");
    }

    @Test
    void headersThatAreTypedWhileTheEchoServerStartsStay() {
        WorkbenchPage.Delayed answers = answersTo("/api/echo");
        page().click("Start the local echo server");
        answers.await(1);
        page().option("Headers");
        page().click("Add a header");
        page().fill("Name of header 1", "X-Team");
        answers.arrive();
        page().seesState("Connected");
        page().sees(tabs(), 2);
        page().press("Alt+2");
        page().seesValue(page().browserPage().getByLabel("Name of header 1"), "X-Team");
    }

    @Test
    void theTabThatWasGoneToWhileTheEchoServerStartsStays() {
        WorkbenchPage.Delayed answers = answersTo("/api/echo");
        page().click("Start the local echo server");
        answers.await(1);
        page().press("Alt+t");
        answers.arrive();
        page().sees(tabs().filter(new Locator.FilterOptions().setHasText("Echo server")));
        page().sees(title(), "New connection");
        page().seesValue(input(), "");
    }

    @Test
    void whatIsEditedWhileSecretsAreFetchedStays() throws Exception {
        page().url(echo().url());
        page().option("Headers");
        page().click("Add a header");
        page().fill("Name of header 1", "Authorization");
        page().fill("Value of header 1", "Bearer much-secret");
        page().click("Connect");
        page().seesState("Connected");
        disconnect();
        page().option("Headers");
        WorkbenchPage.Delayed answers = answersTo("?secrets=show");
        page().click("Show secret values");
        answers.await(1);
        page().url("ws://next.example/");
        page().click("Add a header");
        page().fill("Name of header 2", "X-Team");
        answers.arrive();
        page().seesValue(page().browserPage().getByLabel("Value of header 1"), "Bearer much-secret");
        page().seesValue(page().browserPage().getByLabel("Name of header 2"), "X-Team");
        page().seesValue(urlInput(), "ws://next.example/");
    }
}
