package io.isosocket.workbench.page;

import static org.junit.jupiter.api.Assertions.assertTrue;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import io.isosocket.testing.ScriptedServer;
import org.junit.jupiter.api.Test;

/** Everything without a mouse. */
class KeyboardPageTest extends PageTest {

    private void type(String text) {
        page().type(text);
    }

    /** A key may come before the next frame does: what the page leaves to a frame comes never. */
    private void holdFrames() {
        page().browserPage().evaluate("() => { window.requestAnimationFrame = () => 0; }");
    }

    private Locator url() {
        return page().browserPage().locator("#url");
    }

    private Locator message() {
        return page().browserPage().locator("#message");
    }

    private void press(String... keys) {
        for (String key : keys) {
            page().press(key);
        }
    }

    private Object focused() {
        return page().browserPage()
                .evaluate("document.activeElement.id || document.activeElement.ariaLabel"
                        + " || document.activeElement.innerText");
    }

    /** Goes on with Tab until what has this id, label or text has the focus. */
    private void tabTo(String wanted) {
        for (int i = 0; i < 80; i++) {
            press("Tab");
            if (wanted.equals(focused())) {
                return;
            }
        }
        throw new AssertionError("Tab does not come to " + wanted + "; it is at " + focused());
    }

    @Test
    void aConversationWithoutAMouse() throws Exception {
        ScriptedServer server = echo();
        press("Alt+u");
        page().seesFocus(url());
        type(server.url());
        press("Enter");
        page().seesState("Connected");

        press("Alt+m");
        type("{\"first\": 1}");
        press("Enter");
        page().sees(page().rows("received"), 1);
        page().seesValue(message(), "");
        type("{\"first\": 2}");
        press("Enter");
        page().sees(page().rows("received"), 2);

        press("Alt+l", "End");
        page().sees(page().browserPage().locator(".log-row.selected"), "\"first\": 2");
        press("Enter");
        page().sees(page().details().locator(".json-tree"), "2");
        press("Space", "ArrowUp", "ArrowUp", "Space");
        page().sees(page().details().locator(".json-tree"), "1");
        tabTo("Compare (2/2)");
    }

    @Test
    void comparingAndLeavingTheDialog() throws Exception {
        page().connectTo(echo().url());
        page().send("one");
        page().send("two");
        page().sees(page().row("received", "two"));
        press("Alt+l", "End", "Space", "ArrowUp", "Space");
        press("Shift+Tab");
        for (int i = 0; i < 5 && !"Compare (2/2)".equals(focused()); i++) {
            press("Shift+Tab");
        }
        page().seesFocus(page().button("Compare (2/2)"));
        press("Enter");
        page().sees(page().dialog());
        press("Escape");
        page().sees(page().dialog(), 0);
        // The focus goes back.
        page().seesFocus(page().button("Compare (2/2)"));
    }

    @Test
    void tabsAndDialogs() {
        press("Alt+t");
        page().seesFocus(url());
        page().sees(page().browserPage().locator(".tab-list li"), 2);
        press("Alt+1");
        page().sees(page().browserPage().locator(".tab-list li.active").first(), "New connection");
        press("Alt+w");
        page().sees(page().browserPage().locator(".tab-list li"), 1);
        press("Alt+k");
        page().sees(page().dialog(), "Alt+T");
        page().screenshot("keys");
        // The dialog keeps the focus.
        for (int i = 0; i < 5; i++) {
            press("Tab");
            assertTrue((Boolean) page().browserPage()
                    .evaluate("document.activeElement === document.body"
                            + " || document.querySelector('dialog').contains(document.activeElement)"));
        }
        press("Escape");
        page().sees(page().dialog(), 0);
    }

    @Test
    void theUrlOfANewTabMayBeTypedAtOnce() throws Exception {
        page().connectTo(echo().url());
        ScriptedServer server = echo();
        page().message("of the first tab");
        holdFrames();
        press("Alt+t");
        type(server.url());
        press("Enter");
        page().sees(page().browserPage().locator(".tab-list li"), 2);
        page().seesState("Connected");
        page().seesValue(url(), server.url());
        press("Alt+1");
        page().seesValue(message(), "of the first tab");
    }

    @Test
    void theDrawerOfANarrowWindowTakesTheNextKey() {
        page().browserPage().setViewportSize(400, 780);
        PlaywrightAssertions.assertThat(page().sidebar()).isHidden();
        holdFrames();
        press("Alt+s", "Enter");
        page().sees(page().dialog(), "Alt+K");
    }

    @Test
    void theQuestionMarkListsTheKeysUnlessItIsTyped() {
        press("Alt+u");
        type("?");
        page().seesValue(url(), "?");
        page().sees(page().dialog(), 0);
        page().button("Settings").focus();
        type("?");
        page().sees(page().dialog(), "Alt+K");
    }

    @Test
    void theSideBarIsReachedAndItsButtonsToo() {
        press("Alt+m");
        type("kept");
        tabTo("Save the message");
        press("Enter");
        type("by key");
        press("Enter");
        page().sees(page().sidebar(), "by key");
        page().sees(page().dialog(), 0);
        press("Alt+s");
        tabTo("Delete by key");
        press("Enter");
        page().sees(page().dialog(), "Delete by key?");
        press("Enter");
        page().sees(page().dialog(), 0);
        page().sees(page().sidebar(), "The star beside the input saves a message.");
    }

    @Test
    void optionsAreFilledInWithoutAMouse() throws Exception {
        press("Alt+u");
        type(echo("chat").url());
        page().browserPage().locator(".option-bar button").nth(1).focus();
        press("Enter");
        tabTo("Add a subprotocol");
        press("Enter");
        press("Shift+Tab", "Shift+Tab");
        page().seesFocus(page().browserPage().getByLabel("Subprotocol 1", new Page.GetByLabelOptions().setExact(true)));
        type("chat");
        press("Alt+u", "Enter");
        page().seesState("Connected");
        page().sees(page().browserPage().locator(".status-line"), "subprotocol chat");
    }
}
