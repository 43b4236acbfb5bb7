package io.isosocket.workbench.page;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.isosocket.testing.ScriptedServer;
import org.junit.jupiter.api.Test;

/** Everything without a mouse. */
class KeyboardPageTest extends PageTest {

    private void type(String text) {
        page().browserPage().keyboard().type(text);
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
        assertEquals("url", focused());
        type(server.url());
        press("Enter");
        page().seesState("Connected");

        press("Alt+m");
        type("{\"first\": 1}");
        press("Enter");
        page().sees(page().rows("received"), 1);
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
        assertEquals("Compare (2/2)", focused());
        press("Enter");
        page().sees(page().dialog());
        press("Escape");
        page().sees(page().dialog(), 0);
        assertEquals("Compare (2/2)", focused(), "the focus goes back");
    }

    @Test
    void tabsAndDialogs() {
        press("Alt+t");
        assertEquals("url", focused());
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
    void theQuestionMarkListsTheKeysUnlessItIsTyped() {
        press("Alt+u");
        type("?");
        page().seesValue(page().browserPage().locator("#url"), "?");
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
        assertEquals("Subprotocol 1", focused());
        type("chat");
        press("Alt+u", "Enter");
        page().seesState("Connected");
        page().sees(page().browserPage().locator(".status-line"), "subprotocol chat");
    }
}
