package io.isosocket.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.isosocket.js.JsRuntime;
import io.isosocket.js.JsRuntimeOptions;
import io.isosocket.js.JsShell;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PipedInputStream;
import java.io.PipedOutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.jline.terminal.impl.ExternalTerminal;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** {@code repl} as a person types, at a terminal that is made of two streams. */
@Timeout(120)
class TerminalPromptTest {

    private static final String CTRL_C = "\u0003";
    private static final String CTRL_D = "\u0004";
    private static final String CTRL_P = "\u0010";
    private static final String TAB = "\t";
    private static final String ENTER = "\r";

    @TempDir
    private Path folder;

    private final Capture out = new Capture();
    private final Capture err = new Capture();
    private final Console console = Console.of(InputStream.nullInputStream(), out, err, UTF_8, true, true);
    private final CompletableFuture<Integer> exitCode = new CompletableFuture<>();
    private JsRuntime runtime;
    private OutputStream keyboard;
    private Capture screen;

    @BeforeEach
    void start() throws Exception {
        JsRuntimeOptions options = JsRuntimeOptions.builder()
                .keepAlive(true)
                .console(console::script)
                .uncaught(console::uncaught)
                .build();
        runtime = JsRuntime.create(options).await(60, TimeUnit.SECONDS);
        open();
    }

    /** Starts the loop at a new terminal, and waits for its prompt: before that, keys are not the reader's. */
    private void open() throws Exception {
        screen = new Capture();
        JsShell shell = runtime.shell().await(30, TimeUnit.SECONDS);
        PipedOutputStream typed = new PipedOutputStream();
        keyboard = typed;
        ExternalTerminal terminal = new ExternalTerminal("test", "xterm", new PipedInputStream(typed), screen, UTF_8);
        Repl repl = new Repl(console, runtime, shell);
        Path history = folder.resolve("state").resolve("history");
        Thread thread = new Thread(
                () -> {
                    try (Prompt prompt = new TerminalPrompt(terminal, history, repl::isIncomplete, repl::completions)) {
                        exitCode.complete(repl.run(prompt));
                    } catch (Exception e) {
                        exitCode.completeExceptionally(e);
                    }
                },
                "repl");
        thread.setDaemon(true);
        thread.start();
        screen.awaitMatch("> ");
    }

    @AfterEach
    void stop() throws Exception {
        runtime.close().await(30, TimeUnit.SECONDS);
        keyboard.close();
    }

    private void type(String keys) throws Exception {
        keyboard.write(keys.getBytes(UTF_8));
        keyboard.flush();
    }

    private void assertPrints(String line) throws Exception {
        assertEquals(line, out.awaitLine(line));
    }

    @Test
    void globalsAndMembersAreCompleted() throws Exception {
        type("navig" + TAB + ".userAg" + TAB + ".length > 0" + ENTER);
        assertPrints("true");
    }

    @Test
    void incompleteInputGoesOnAndAwaitWorks() throws Exception {
        type("function f() {" + ENTER + "return 21 }" + ENTER + "await f() * 2" + ENTER);
        assertPrints("42");
    }

    @Test
    void interruptDropsWhatIsTyped() throws Exception {
        type("half typed");
        screen.awaitMatch("half typed");
        type(CTRL_C);
        screen.awaitMatch("half typed.*> ");
        type("6 * 7" + ENTER);
        assertPrints("42");
        assertEquals("", err.toString());
    }

    @Test
    void interruptStopsAnEndlessLoop() throws Exception {
        type("console.log('runs'); while (true) {}" + ENTER);
        assertPrints("runs");
        type(CTRL_C);
        assertEquals("stopped", err.awaitLine("stopped"));
        type("6 * 7" + ENTER);
        assertPrints("42");
    }

    @Test
    void interruptGivesUpAPromiseThatDoesNotSettle() throws Exception {
        type("console.log('runs'); await new Promise(() => {})" + ENTER);
        assertPrints("runs");
        type(CTRL_C);
        assertEquals("stopped", err.awaitLine("stopped"));
        type("6 * 7" + ENTER);
        assertPrints("42");
    }

    @Test
    void interruptAtThePromptStopsACallbackThatRunsOn() throws Exception {
        type("setTimeout(() => { console.log('runs'); for (;;) {} }, 100); 'set'" + ENTER);
        assertPrints("'set'");
        assertPrints("runs");
        screen.awaitMatch("set'.*> ");
        type(CTRL_C);
        screen.awaitMatch("set'.*> .*> ");
        type("6 * 7" + ENTER);
        assertPrints("42");
    }

    @Test
    void endOfInputEndsIt() throws Exception {
        type(CTRL_D);
        assertEquals(ExitCode.OK, exitCode.get(30, TimeUnit.SECONDS));
    }

    @Test
    void historyIsKeptForTheNextTime() throws Exception {
        type("20 + 1" + ENTER);
        assertPrints("21");
        type(CTRL_D);
        assertEquals(ExitCode.OK, exitCode.get(30, TimeUnit.SECONDS));
        assertTrue(Files.readString(folder.resolve("state/history")).contains("20 + 1"));
        open();
        type(CTRL_P + " + 21" + ENTER);
        assertPrints("42");
        assertEquals(List.of("21", "42"), out.lines());
    }
}
