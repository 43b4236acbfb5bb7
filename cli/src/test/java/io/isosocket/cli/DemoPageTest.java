package io.isosocket.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.microsoft.playwright.Page;
import io.isosocket.samples.ChatServer;
import io.isosocket.testing.Chromium;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** {@code demo --page}: the page of the chat in a browser. */
@Timeout(300)
class DemoPageTest {

    private final List<String> pageErrors = new ArrayList<>();

    @Test
    void pagesAndAScriptTalkUntilTheServerGoes() throws Exception {
        Optional<Path> executable = Chromium.executable();
        assumeTrue(executable.isPresent(), "chromium is not there");
        CommandRun demo = CommandRun.start("demo", "--page");
        String url = demo.out.awaitLine("http://127.0.0.1:");
        try (Chromium browser = Chromium.start(executable.get())) {
            Page ada = open(browser, url, "Ada");
            Page grace = open(browser, url, "Grace");
            awaitLine(ada, "*: Grace joined");

            say(ada, "Hello, Grace");
            awaitLine(grace, "Ada: Hello, Grace");
            say(grace, "Hello, <b>Ada</b>");
            awaitLine(ada, "Grace: Hello, <b>Ada</b>");

            CommandRun script = CommandRun.start("run", "--location", url + "?name=Script", "-e", answering());
            script.out.awaitLine("connected as Script");
            say(ada, "Hello, script");
            awaitLine(grace, "Script: Hello, page");

            grace.locator("#leave").click();
            awaitLine(grace, "closed with 1000");
            demo.interrupt();
            awaitLine(ada, "closed with 1001");
            assertEquals("closed with 1001", script.out.awaitLine("closed with "));
            assertEquals(ExitCode.INTERRUPTED, demo.exitCode(), demo.err::toString);
        }
        assertEquals(List.of(), pageErrors);
    }

    /** The client of the page, with somebody who answers. */
    private static String answering() {
        return ChatServer.file(ChatServer.CLIENT)
                + """
                addEventListener('chat', ({ detail }) => {
                  if (detail === 'Ada: Hello, script') {
                    dispatchEvent(new CustomEvent('say', { detail: 'Hello, page' }));
                  }
                });
                """;
    }

    private Page open(Chromium browser, String url, String name) {
        Page page = browser.newPage();
        page.onPageError(pageErrors::add);
        page.navigate(url + "?name=" + name);
        awaitLine(page, "connected as " + name);
        return page;
    }

    private static void say(Page page, String text) {
        page.locator("input[name=text]").fill(text);
        page.locator("form button").first().click();
    }

    private static void awaitLine(Page page, String line) {
        page.locator("li", new Page.LocatorOptions().setHasText(line)).first().waitFor();
    }
}
