package io.isosocket.workbench.page;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.ReducedMotion;
import io.isosocket.testing.ScriptedServer;
import io.vertx.core.buffer.Buffer;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What axe finds in the page, light and dark, and in each of its parts. */
class AccessibilityPageTest extends PageTest {

    @ParameterizedTest
    @EnumSource(
            value = ColorScheme.class,
            names = {"LIGHT", "DARK"})
    void nothingSeriousIsFound(ColorScheme scheme) throws Exception {
        Axe axe = Axe.assumeInstalled();
        Page page = page().browserPage();
        // Colours that fade in would be measured half way.
        page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(scheme).setReducedMotion(ReducedMotion.REDUCE));
        axe.check(page, "the page at its start");

        ScriptedServer refusing = opened(ScriptedServer.refusing(401, "who are you?"));
        page().connect(refusing.url());
        page().failure().waitFor();
        page().click("Handshake");
        axe.check(page, "a failure");
        page().click("Handshake");

        ScriptedServer server = serving(socket -> {
            PageTest.echo(socket);
            socket.writeBinaryMessage(Buffer.buffer("bytes"));
        });
        page().connectTo(server.url());
        page().send("{\"a\": [1, true, null, \"text\"], \"b\": {}}");
        page().send("another");
        page().sees(page().row("received", "another"));
        page().row("received", "true").click();
        page().details().locator(".json-tree").waitFor();
        axe.check(page, "a tree");
        page().details().getByText("Formatted").click();
        axe.check(page, "formatted JSON");
        page().rows("received").first().click();
        page().details().locator(".hex-dump").waitFor();
        axe.check(page, "a dump");
        everyPanel(axe);
        everyDialog(axe);
        compare(axe);
    }

    private void everyPanel(Axe axe) {
        Page page = page().browserPage();
        for (Locator panel :
                page.locator(".option-bar button, .composer-bar .option-button").all()) {
            panel.click();
            axe.check(page, "panel " + panel.innerText());
        }
        for (Locator kind :
                page.locator(".composer .segments").first().locator("button").all()) {
            kind.click();
            axe.check(page, "composer of " + kind.innerText());
        }
    }

    private void everyDialog(Axe axe) {
        Page page = page().browserPage();
        for (String opener : new String[] {
            "Keys",
            "Settings",
            "Disconnect with a code and a reason…",
            "Save the connection",
            "Export the collection",
            "Go to…",
            "Export the log"
        }) {
            page().click(opener);
            page().dialog().waitFor();
            axe.check(page, "dialog: " + opener);
            page().press("Escape");
            page().sees(page().dialog(), 0);
        }
    }

    private void compare(Axe axe) {
        page().log().focus();
        page().press("End");
        page().press("Space");
        page().press("ArrowUp");
        page().press("ArrowUp");
        page().press("Space");
        page().click("Compare (2/2)");
        page().dialog().locator(".compare").waitFor();
        axe.check(page().browserPage(), "a comparison");
        page().press("Escape");
    }
}
