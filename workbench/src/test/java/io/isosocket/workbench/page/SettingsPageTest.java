package io.isosocket.workbench.page;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import com.microsoft.playwright.options.ColorScheme;
import io.isosocket.testing.ScriptedServer;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The settings: theme, language, where the details are; and that they are kept. */
class SettingsPageTest extends PageTest {

    /** The beginnings of the texts' keys. */
    private static final Pattern RAW_KEY = Pattern.compile(
            "\\b(app|error|welcome|sidebar|preset|echo|tabs?|light|state|status|close|connection|option|header|protocol"
                    + "|compression|tls|reconnect|secrets|disconnect|handshake|failure|hint|composer|send|check|json|hex"
                    + "|base64|file|tool|ping|repeat|variable|log|kinds?|type|jump|export|details|view|compare|saved"
                    + "|sort|collection|dialog|settings|theme|keys|notices)\\.(?!websocket)[a-zA-Z-]{3,}");

    private void choose(String label, String value) {
        page().click("Settings");
        Locator choice = page().dialog().getByLabel(label, new Locator.GetByLabelOptions().setExact(true));
        // A page that is loaded again before the server knows would show what was.
        page().browserPage()
                .waitForResponse(answer -> answer.url().endsWith("/api/settings"), () -> choice.selectOption(value));
        page().press("Escape");
    }

    @Test
    void theThemeIsTheSystemsOrTheUsers() {
        Page page = page().browserPage();
        String light = systemBackground(ColorScheme.LIGHT);
        String dark = systemBackground(ColorScheme.DARK);
        assertNotEquals(light, dark);
        choose("Theme", "light");
        seesBackground(light);
        page().reload();
        seesBackground(light);
        page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(ColorScheme.LIGHT));
        choose("Theme", "dark");
        seesBackground(dark);
    }

    /** The background where the user left the theme to the system, whose is this one. */
    private String systemBackground(ColorScheme scheme) {
        Page page = page().browserPage();
        page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(scheme));
        page.waitForFunction(
                "scheme => matchMedia(`(prefers-color-scheme: ${scheme})`).matches",
                scheme.name().toLowerCase(Locale.ROOT));
        return (String) page.evaluate("getComputedStyle(document.body).backgroundColor");
    }

    private void seesBackground(String colour) {
        PlaywrightAssertions.assertThat(page().browserPage().locator("body")).hasCSS("background-color", colour);
    }

    @Test
    void theVersionIsShownInShortAndInFull() {
        Locator version = page().sidebar().locator(".brand .quiet-text");
        String full = version.getAttribute("title");
        assertEquals(full.replace("-SNAPSHOT", ""), page().textOf(version));
        assertEquals(false, version.evaluate("e => e.scrollWidth > e.clientWidth"), "it is cut off");
    }

    @ParameterizedTest
    @CsvSource({"en,Connect", "ru,Подключиться", "th,เชื่อมต่อ"})
    void thePageIsInTheLanguageChosen(String language, String connect) throws Exception {
        choose("Language", language);
        PlaywrightAssertions.assertThat(page().button(connect)).isVisible();
        page().reload();
        PlaywrightAssertions.assertThat(page().button(connect)).isVisible();
        PlaywrightAssertions.assertThat(page().browserPage().locator("html")).hasAttribute("lang", language);

        ScriptedServer refusing = opened(ScriptedServer.refusing(403, "no"));
        page().connect(refusing.url());
        page().failure().waitFor();
        noRawKey();
        page().screenshot("failure-" + language);
        page().connect(echo().url());
        page().browserPage().locator(".light-connected").first().waitFor();
        page().send("{\"language\": \"" + language + "\"}");
        page().rows("received").first().click();
        page().details().locator(".json-tree").waitFor();
        noRawKey();
        everyPanel();
        everyDialog();
        page().screenshot("language-" + language);
    }

    private void everyPanel() {
        Page page = page().browserPage();
        for (Locator panel : page.locator(".option-bar button, .composer-bar .option-button, .status-line button")
                .all()) {
            panel.click();
            noRawKey();
        }
        for (Locator kind :
                page.locator(".composer .segments").first().locator("button").all()) {
            kind.click();
            noRawKey();
        }
    }

    private void everyDialog() {
        Page page = page().browserPage();
        List<String> dialogs = List.of(
                ".brand .icon-button >> nth=0",
                ".brand .icon-button >> nth=1",
                ".connect-bar .icon-button",
                ".connect-bar .save",
                ".section-tools button",
                ".log-tools .icon-button >> nth=0",
                ".log-tools .icon-button >> nth=1");
        for (String opener : dialogs) {
            page.locator(opener).first().click();
            page().dialog().waitFor();
            noRawKey();
            page().press("Escape");
            page().sees(page().dialog(), 0);
        }
    }

    private void noRawKey() {
        String text = page().browserPage()
                .evaluate(
                        """
                        [...document.querySelectorAll('*')].map((e) => [...e.childNodes]
                            .filter((n) => n.nodeType === 3).map((n) => n.data).concat(
                              [e.title, e.placeholder, e.ariaLabel].filter(Boolean)).join(' ')).join('\\n')
                        """)
                .toString();
        List<String> raw =
                RAW_KEY.matcher(text).results().map(result -> result.group()).toList();
        assertEquals(List.of(), raw);
        assertTrue(text.length() > 100);
    }

    @Test
    void theDetailsAreOnTheRightOrBelow() throws Exception {
        page().connectTo(echo().url());
        page().send("x");
        page().row("received", "x").click();
        page().sees(page().details().locator(".details-body"), "x");
        assertTrue(page().details().boundingBox().x > page().log().boundingBox().x + 100);
        choose("Details", "below");
        page().sees(page().browserPage().locator(".app.details-below"));
        assertEquals(page().log().boundingBox().x, page().details().boundingBox().x, 2);
    }

    @Test
    void theTimeSinceTheEntryBeforeCanBeLeftOut() throws Exception {
        page().connectTo(echo().url());
        page().sees(page().browserPage().locator(".log-delta").nth(1));
        page().click("Settings");
        page().browserPage().getByLabel("Show the time since the entry before").uncheck();
        page().press("Escape");
        page().sees(page().browserPage().locator(".log-delta"), 0);
    }
}
