package io.isosocket.workbench.page;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.microsoft.playwright.assertions.PlaywrightAssertions;
import io.isosocket.testing.Chromium;
import io.isosocket.testing.ScriptedServer;
import io.vertx.core.Handler;
import io.vertx.core.http.ServerWebSocket;
import io.vertx.core.internal.http.WebSocketInternal;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Tests of the page: a browser for a class, a workbench for a test. */
@Timeout(300)
abstract class PageTest {

    private static @Nullable Chromium browser;

    @TempDir
    @SuppressWarnings("NullAway.Init") // JUnit sets it
    Path folder;

    private final Deque<AutoCloseable> opened = new ArrayDeque<>();

    private @Nullable WorkbenchPage page;

    @BeforeAll
    static void startTheBrowser() {
        Optional<Path> executable = Chromium.executable();
        assumeTrue(executable.isPresent(), "chromium is not there");
        browser = Chromium.start(executable.orElseThrow());
        PlaywrightAssertions.setDefaultAssertionTimeout(Chromium.PATIENCE_MILLIS);
    }

    @AfterAll
    static void endTheBrowser() {
        if (browser != null) {
            browser.close();
            browser = null;
        }
    }

    @BeforeEach
    void openThePage() throws Exception {
        page = WorkbenchPage.open(Objects.requireNonNull(browser), folder);
    }

    @AfterEach
    void closeWhatWasOpened() throws Exception {
        if (page != null) {
            page.close();
        }
        while (!opened.isEmpty()) {
            opened.pop().close();
        }
    }

    final WorkbenchPage page() {
        return Objects.requireNonNull(page);
    }

    /** Has something closed at the test's end. */
    final <T extends AutoCloseable> T opened(T server) {
        opened.push(server);
        return server;
    }

    /** A server that answers each message with the same. */
    final ScriptedServer echo(String... subprotocols) throws Exception {
        return serving(PageTest::echo, subprotocols);
    }

    final ScriptedServer serving(Handler<ServerWebSocket> script, String... subprotocols) throws Exception {
        return opened(ScriptedServer.accepting(script, subprotocols));
    }

    /** Waits for the server's next one: the page may hear of a connection before the server's program does. */
    static <T> T next(BlockingQueue<T> queue) throws InterruptedException {
        return Objects.requireNonNull(
                queue.poll(Chromium.PATIENCE_MILLIS, TimeUnit.MILLISECONDS), "nothing has come to the server");
    }

    static void echo(ServerWebSocket socket) {
        socket.textMessageHandler(socket::writeTextMessage);
        socket.binaryMessageHandler(socket::writeBinaryMessage);
    }

    /** Ends the TCP connection without a close frame. */
    static void cut(ServerWebSocket socket) {
        ((WebSocketInternal) socket).channelHandlerContext().close();
    }
}
