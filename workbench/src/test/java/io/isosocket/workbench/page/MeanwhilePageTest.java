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
import org.junit.jupiter.api.Test;

/** What the user does while an answer is on its way stays when it arrives. */
class MeanwhilePageTest extends PageTest {

    private final BlockingQueue<String> arrived = new LinkedBlockingQueue<>();

    private Locator input() {
        return page().browserPage().locator("#message");
    }

    private WorkbenchPage.Delayed answersTo(String end) {
        return page().delayed(url -> url.endsWith(end));
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
}
