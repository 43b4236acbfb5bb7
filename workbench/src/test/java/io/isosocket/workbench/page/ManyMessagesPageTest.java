package io.isosocket.workbench.page;

import static org.junit.jupiter.api.Assertions.assertTrue;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.LocatorAssertions;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import io.vertx.core.http.ServerWebSocket;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A log that is taller than any element can be. */
@Tag("long")
@Timeout(600)
class ManyMessagesPageTest extends PageTest {

    private static final int MESSAGES = 1_000_000;

    /** Says the numbers, as fast as the other side takes them. */
    private static void flood(ServerWebSocket socket, int from) {
        int next = from;
        while (next <= MESSAGES && !socket.writeQueueFull()) {
            socket.writeTextMessage("number " + next);
            next++;
        }
        int rest = next;
        if (rest <= MESSAGES) {
            socket.drainHandler(drained -> flood(socket, rest));
        }
    }

    @Test
    void aMillionMessagesScrollLikeAFew() throws Exception {
        WorkbenchPage page = page();
        page.connectTo(serving(socket -> socket.textMessageHandler(go -> flood(socket, 1)))
                .url());
        page.send("go");
        PlaywrightAssertions.assertThat(page.row("received", "number " + MESSAGES))
                .isVisible(new LocatorAssertions.IsVisibleOptions().setTimeout(500_000));
        assertTrue(rows() <= 200, "rows in the document: " + rows());

        page.log().focus();
        page.press("Home");
        page.sees(page.rows("info").first());
        page.press("End");
        page.sees(page.row("received", "number " + MESSAGES));

        // A turn of the wheel moves by as many rows as it does in a short log.
        page.log().hover();
        page.browserPage().waitForCondition(() -> lastNumberInSight() == MESSAGES);
        page.browserPage().mouse().wheel(0, -240);
        page.browserPage().waitForCondition(() -> lastNumberInSight() == MESSAGES - 10);

        // The scroll bar's middle is the log's.
        page.log().evaluate("log => log.scrollTop = log.scrollHeight / 2");
        page.sees(page.row("received", "number 5000").first());
        page.browserPage().waitForCondition(() -> Math.abs(lastNumberInSight() - MESSAGES / 2) < MESSAGES / 1000);
        page.click("Go to…");
        page.fill("Number or time", "123456");
        page.inDialog("Go").click();
        page.sees(page.browserPage().locator(".log-row.selected[data-seq='123456']"));
        page.screenshot("a-million");

        page.browserPage().getByLabel("Filter by text").fill("number 765432");
        page.sees(page.row("received", "number 765432"));
        page.sees(page.browserPage().locator(".log-row"), 1);
        assertTrue(rows() <= 200, "rows in the document: " + rows());
    }

    private int rows() {
        return page().browserPage().locator(".log-row").count();
    }

    /** The number in the lowest row that is wholly in sight, or -1 while it is not there yet. */
    private long lastNumberInSight() {
        Page page = page().browserPage();
        Object number = page.evaluate(
                """
                () => {
                  const bottom = document.querySelector('#log').getBoundingClientRect().bottom;
                  const rows = [...document.querySelectorAll('.log-row')]
                      .filter((row) => row.getBoundingClientRect().bottom <= bottom + 1);
                  return Number(/number (\\d+)/.exec(rows.at(-1)?.textContent ?? '')?.[1] ?? -1);
                }
                """);
        return ((Number) number).longValue();
    }
}
