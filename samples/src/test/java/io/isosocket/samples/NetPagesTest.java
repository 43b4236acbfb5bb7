package io.isosocket.samples;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.microsoft.playwright.Page;
import io.isosocket.samples.net.ChatMember;
import io.isosocket.samples.net.ChatService;
import io.isosocket.samples.net.SensorServer;
import io.isosocket.testing.Chromium;
import io.isosocket.vertx.server.WebSocketServer;
import io.vertx.core.Vertx;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The pages of the chat and of the sensors, in a browser. */
@Timeout(300)
class NetPagesTest {

    private static final Optional<Path> EXECUTABLE = Chromium.executable();

    private final List<String> errors = new ArrayList<>();

    @BeforeEach
    void needsABrowser() {
        assumeTrue(EXECUTABLE.isPresent(), "chromium is not there");
    }

    private static <T> T await(CompletionStage<T> stage) throws Exception {
        return stage.toCompletableFuture().get(30, TimeUnit.SECONDS);
    }

    private Page open(Chromium browser, WebSocketServer server) {
        Page page = browser.newPage();
        page.onPageError(errors::add);
        page.navigate("http://127.0.0.1:" + server.port() + "/");
        return page;
    }

    private static void awaitLine(Page page, String line) {
        page.locator("li", new Page.LocatorOptions().setHasText(line)).first().waitFor();
    }

    @Test
    void twoPagesAndAJavaClientChat() throws Exception {
        WebSocketServer server = await(ChatService.listen(0, line -> {}));
        BlockingQueue<String> seenByJava = new LinkedBlockingQueue<>();
        try (Chromium browser = Chromium.start(EXECUTABLE.orElseThrow())) {
            Page ada = open(browser, server);
            join(ada, "Ada");
            Page grace = open(browser, server);
            join(grace, "Grace");
            awaitLine(ada, "*** Grace joined the chat");
            say(ada, "Hello, <b>Grace</b>");
            awaitLine(grace, "<Ada> Hello, <b>Grace</b>");

            ChatMember java = new ChatMember("ws://127.0.0.1:" + server.port() + "/", "Java", seenByJava::add);
            awaitLine(ada, "*** Java joined the chat");
            java.say("Hello, pages");
            awaitLine(grace, "<Java> Hello, pages");
            say(grace, "Hello, Java");
            assertEquals("Chat connected as: Java", seenByJava.poll(30, TimeUnit.SECONDS));
            assertEquals("<Grace> Hello, Java", seenByJava.poll(30, TimeUnit.SECONDS));

            grace.locator("#leave").click();
            awaitLine(ada, "*** Grace left the chat");
            await(server.close());
            ada.getByText("Disconnected (1001)").waitFor();
        }
        assertEquals(List.of(), errors);
    }

    private static void join(Page page, String name) {
        page.getByLabel("Your name").fill(name);
        page.keyboard().press("Enter");
        page.getByText("Connected as " + name).waitFor();
    }

    private static void say(Page page, String text) {
        page.getByLabel("Message", new Page.GetByLabelOptions().setExact(true)).fill(text);
        page.keyboard().press("Enter");
    }

    @Test
    void aPageShowsTheReadings() throws Exception {
        Vertx vertx = Vertx.vertx();
        WebSocketServer server = await(SensorServer.listen(vertx, 0, 50));
        try (Chromium browser = Chromium.start(EXECUTABLE.orElseThrow())) {
            Page page = open(browser, server);
            page.getByText("Live: weather").waitFor();
            page.getByText(Pattern.compile("^2\\d\\.\\d °C$")).waitFor();
            page.getByText(Pattern.compile("^10[0-5]\\d\\.\\d hPa$")).waitFor();
        }
        assertEquals(List.of(), errors);
        await(server.close());
        await(vertx.close().toCompletionStage());
    }
}
