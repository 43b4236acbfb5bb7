package io.isosocket.workbench.page;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import com.microsoft.playwright.options.AriaRole;
import io.vertx.core.json.JsonObject;
import java.util.Queue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** What the user does while an answer is on its way stays when it arrives. */
class MeanwhilePageTest extends PageTest {

    private final BlockingQueue<String> arrived = new LinkedBlockingQueue<>();

    private Locator title() {
        return page().browserPage().locator(".tab-list li.active .tab-title");
    }

    private Locator input() {
        return page().browserPage().locator("#message");
    }

    private WorkbenchPage.Delayed answersTo(String end) {
        return page().delayed(url -> url.endsWith(end));
    }

    /** Lets answers arrive, and waits until the page has done with them what it does: until a later one has arrived. */
    private void arrive(Runnable answers) {
        answers.run();
        page().browserPage().evaluate("() => fetch('/page/icon.svg').then((answer) => answer.text())");
    }

    private static void refuse(Route route, String message) {
        JsonObject error = new JsonObject().put("message", message);
        route.fulfill(new Route.FulfillOptions()
                .setStatus(409)
                .setContentType("application/json")
                .setBody(new JsonObject().put("error", error).encode()));
    }

    /** Holds back requests, which are answered by the test. */
    private Queue<Route> held(String path) {
        Queue<Route> requests = new ConcurrentLinkedQueue<>();
        page().browserPage().route(path, requests::add);
        return requests;
    }

    private void await(Queue<Route> requests) {
        page().browserPage().waitForCondition(() -> requests.size() == 1);
    }

    // Sending

    private void connectToSend() throws Exception {
        page().connectTo(serving(socket -> socket.textMessageHandler(arrived::add))
                .url());
    }

    @Test
    void whatIsTypedAfterEnterIsTheNextMessage() throws Exception {
        connectToSend();
        WorkbenchPage.Delayed answers = answersTo("/send");
        page().send("first");
        answers.await(1);
        page().type("second");
        page().press("Enter");
        page().type("third");
        answers.arrive();
        page().isSent();
        page().seesValue(input(), "third");
        assertEquals("first", next(arrived));
        assertEquals("second", next(arrived));
    }

    @Test
    void whatIsRefusedIsPutBackBeforeWhatIsTypedSince() throws Exception {
        connectToSend();
        Queue<Route> requests = held("**/send");
        page().send("first");
        await(requests);
        page().type("second");
        page().press("Enter");
        page().type("third");
        refuse(requests.remove(), "the disk is full");
        page().seesValue(input(), "first\nsecond\nthird");
        page().sees(page().check(), "the disk is full");
        page().isSent();
        assertTrue(requests.isEmpty(), "the second was sent without the first");
    }

    @Test
    void whatIsRefusedIsPutBackAsItWas() throws Exception {
        connectToSend();
        Locator kinds = page().browserPage().locator(".composer .segments").first();
        Locator hex = kinds.getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName("Hex"));
        hex.click();
        Queue<Route> requests = held("**/send");
        page().send("00 ff");
        await(requests);
        page().seesValue(input(), "");
        kinds.getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName("Text"))
                .click();
        refuse(requests.remove(), "the disk is full");
        page().seesValue(input(), "00 ff");
        PlaywrightAssertions.assertThat(hex).hasAttribute("aria-pressed", "true");
    }

    // Dialogs, names and settings

    /** Renames the tab and closes the dialog before the answer; gives the request. */
    private Route renameAndEscape() {
        Queue<Route> requests = held("**/api/sessions/*");
        title().dblclick();
        page().fill("Name", "mine");
        page().inDialog("Rename").click();
        await(requests);
        page().press("Escape");
        page().sees(page().dialog(), 0);
        return requests.remove();
    }

    @Test
    void aDialogThatWasOpenedSinceStays() throws Exception {
        page().connectTo(echo().url());
        Route renaming = renameAndEscape();
        page().click("Settings");
        arrive(() -> renaming.fulfill(new Route.FulfillOptions().setStatus(204)));
        page().sees(page().dialog(), "Settings");
    }

    @Test
    void whatIsRefusedOfADialogThatWasClosedIsTold() throws Exception {
        page().connectTo(echo().url());
        Route renaming = renameAndEscape();
        refuse(renaming, "the disk is full");
        page().sees(page().browserPage().locator(".notice-error"), "the disk is full");
    }

    @Test
    void aSettingThatIsChangedWhileTextsAreFetchedStays() {
        WorkbenchPage.Delayed answers = answersTo("/api/texts/ru");
        page().click("Settings");
        page().browserPage().getByLabel("Language").selectOption("ru");
        answers.await(1);
        page().browserPage().getByLabel("Enter sends (else Ctrl+Enter)").uncheck();
        answers.arrive();
        page().sees(page().dialog(), "Настройки");
        PlaywrightAssertions.assertThat(
                        page().dialog().locator("input[type=checkbox]").first())
                .not()
                .isChecked();
    }

    @Test
    void aNameThatATabIsGivenWhileItConnectsStays() throws Exception {
        page().connectTo(echo().url());
        page().click("Disconnect");
        page().seesState("Not connected");
        page().url(echo().url());
        WorkbenchPage.Delayed answers = answersTo("/connect");
        page().click("Connect");
        answers.await(1);
        title().dblclick();
        page().fill("Name", "mine");
        page().endDialog("Rename");
        page().sees(title(), "mine");
        Queue<Route> renamings = held("**/api/sessions/*");
        arrive(answers::arrive);
        assertTrue(renamings.isEmpty(), "the tab was renamed");
    }

    // The log

    private void goTo(String number) {
        page().click("Go to…");
        page().fill("Number or time", number);
        page().endDialog("Go");
    }

    private void connectWithRows() throws Exception {
        page().connectTo(echo().url());
        page().send("one");
        page().sees(page().row("received", "one"));
    }

    private Locator selected() {
        return page().browserPage().locator(".log-row.selected");
    }

    @Test
    void aRowThatIsChosenSinceAJumpStaysSelected() throws Exception {
        connectWithRows();
        WorkbenchPage.Delayed answers = page().delayed(url -> url.contains("/log/row?"));
        goTo("1");
        answers.await(1);
        page().row("received", "one").click();
        arrive(answers::arrive);
        page().sees(selected(), 1);
        page().sees(selected(), "one");
    }

    @Test
    void aJumpLeavesTheFocusWithWhoIsTyping() throws Exception {
        connectWithRows();
        WorkbenchPage.Delayed answers = page().delayed(url -> url.contains("/log/row?"));
        goTo(page().row("sent", "one").getAttribute("data-seq"));
        answers.await(1);
        input().focus();
        page().type("t");
        answers.arrive();
        page().sees(selected(), "one");
        page().type("wo");
        page().seesValue(input(), "two");
    }

    @Test
    void aMessageThatCannotBeShownLeavesTheNextOneThatIs() throws Exception {
        connectWithRows();
        Queue<Route> requests = new ConcurrentLinkedQueue<>();
        page().browserPage().route(Pattern.compile(".*/log/\\d+"), route -> {
            if (requests.isEmpty()) {
                requests.add(route);
            } else {
                route.resume();
            }
        });
        page().row("sent", "one").click();
        await(requests);
        page().row("received", "one").click();
        page().sees(page().details().locator(".details-body"), "one");
        arrive(() -> refuse(requests.remove(), "there is no such entry"));
        page().sees(page().details().locator(".details-body"), "one");
        page().sees(page().details().locator(".field-error"), 0);
    }
}
