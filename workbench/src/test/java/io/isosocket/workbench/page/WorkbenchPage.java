package io.isosocket.workbench.page;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.microsoft.playwright.APIResponse;
import com.microsoft.playwright.Dialog;
import com.microsoft.playwright.Download;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import com.microsoft.playwright.options.AriaRole;
import io.isosocket.testing.Chromium;
import io.isosocket.workbench.Workbench;
import io.isosocket.workbench.WorkbenchOptions;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/** The page of a workbench of its own: what a user does there and sees. */
final class WorkbenchPage implements AutoCloseable {

    static final int WIDTH = 1280;
    static final int HEIGHT = 800;

    private static final Path SCREENSHOTS = Path.of(System.getProperty("basedir", "."), "target", "screenshots");

    /** The server refuses bad input, which the browser notes; the page shows why. */
    private static final Pattern REFUSAL =
            Pattern.compile("Failed to load resource: the server responded with a status of 4\\d\\d .*");

    private final List<String> errors = new CopyOnWriteArrayList<>();
    private final Workbench workbench;
    private final Page page;

    private WorkbenchPage(Workbench workbench, Page page) {
        this.workbench = workbench;
        this.page = page;
    }

    static WorkbenchPage open(Chromium browser, Path folder) throws Exception {
        Workbench workbench = Workbench.start(new WorkbenchOptions(0, folder))
                .toCompletableFuture()
                .get(Chromium.PATIENCE_MILLIS, TimeUnit.MILLISECONDS);
        WorkbenchPage opened = new WorkbenchPage(workbench, browser.newPage());
        opened.begin();
        return opened;
    }

    private void begin() {
        page.setViewportSize(WIDTH, HEIGHT);
        page.onPageError(errors::add);
        page.onConsoleMessage(message -> {
            if (message.type().equals("error")
                    && !REFUSAL.matcher(message.text()).matches()) {
                errors.add(message.text());
            }
        });
        page.onDialog(Dialog::dismiss);
        page.navigate(workbench.url().toString());
        isReady();
    }

    Page browserPage() {
        return page;
    }

    // What a user does

    void reload() {
        page.reload();
        isReady();
    }

    /** The page is there, and has the server's state and events. */
    private void isReady() {
        page.locator("#url").waitFor();
        sees(page.locator(".offline"), 0);
    }

    void url(String url) {
        page.locator("#url").fill(url);
    }

    void connect(String url) {
        url(url);
        page.locator("#url").press("Enter");
    }

    void connectTo(String url) {
        connect(url);
        seesState("Connected");
    }

    void click(String button) {
        button(button).click();
    }

    void press(String keys) {
        page.keyboard().press(keys);
    }

    void type(String text) {
        page.keyboard().type(text);
    }

    void message(String text) {
        page.locator("#message").fill(text);
    }

    void send(String text) {
        message(text);
        page.locator("#message").press("Enter");
    }

    /** Waits until a message that was sent is: the same Enter again would mean nothing before. */
    void isSent() {
        PlaywrightAssertions.assertThat(button("Send")).not().hasAttribute("aria-busy", "true");
    }

    void option(String panel) {
        page.locator(".option-bar")
                .getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName(panel))
                .click();
    }

    void fill(String label, String value) {
        page.getByLabel(label, new Page.GetByLabelOptions().setExact(true)).fill(value);
    }

    Path download(Runnable click) throws IOException {
        Download download = page.waitForDownload(click);
        Path file = Files.createTempFile("workbench", ".download");
        download.saveAs(file);
        return file;
    }

    /** Has the server refuse a request, whatever it would have said. */
    void refuse(String path, int status, JsonObject error) {
        page.route(
                path,
                route -> route.fulfill(new Route.FulfillOptions()
                        .setStatus(status)
                        .setContentType("application/json")
                        .setBody(new JsonObject().put("error", error).encode())));
    }

    /** Answers that have been given and are not here yet. */
    final class Delayed {

        private final Queue<Runnable> answers = new ConcurrentLinkedQueue<>();
        private boolean haveArrived;

        private Delayed(Predicate<String> which) {
            page.route(which, this::take);
        }

        private void take(Route route) {
            if (haveArrived) {
                route.resume();
                return;
            }
            APIResponse answer = route.fetch();
            answers.add(() -> route.fulfill(new Route.FulfillOptions().setResponse(answer)));
        }

        void await(int count) {
            page.waitForCondition(() -> answers.size() == count);
        }

        /** Lets them arrive, and what is asked from now on at once. Without the route the browser would ask again. */
        void arrive() {
            haveArrived = true;
            answers.forEach(Runnable::run);
        }
    }

    /** Holds back the answers to requests with these URLs. */
    Delayed delayed(Predicate<String> which) {
        return new Delayed(which);
    }

    // What a user sees

    Locator button(String name) {
        return page.getByRole(
                AriaRole.BUTTON, new Page.GetByRoleOptions().setName(name).setExact(true));
    }

    Locator dialog() {
        return page.locator("dialog[open]");
    }

    Locator inDialog(String button) {
        return dialog().getByRole(
                        AriaRole.BUTTON,
                        new Locator.GetByRoleOptions().setName(button).setExact(true));
    }

    /** Presses a button of the dialog that ends it, and waits for that: what is behind it takes nothing before. */
    void endDialog(String button) {
        inDialog(button).click();
        sees(dialog(), 0);
    }

    Locator sidebar() {
        return page.locator("#sidebar");
    }

    Locator details() {
        return page.locator("aside.details");
    }

    Locator failure() {
        return page.locator(".failure");
    }

    Locator rows(String kind) {
        return page.locator(".log-row.kind-" + kind);
    }

    Locator row(String kind, String text) {
        return page.locator(".log-row.kind-" + kind, new Page.LocatorOptions().setHasText(text));
    }

    Locator log() {
        return page.locator("#log");
    }

    Locator check() {
        return page.locator("#message-check");
    }

    void sees(Locator locator) {
        PlaywrightAssertions.assertThat(locator).isVisible();
    }

    void sees(Locator locator, String text) {
        PlaywrightAssertions.assertThat(locator).containsText(text);
    }

    void sees(Locator locator, int count) {
        PlaywrightAssertions.assertThat(locator).hasCount(count);
    }

    void seesState(String state) {
        PlaywrightAssertions.assertThat(page.locator(".connect-light")).hasText(state);
    }

    void seesFocus(Locator locator) {
        PlaywrightAssertions.assertThat(locator).isFocused();
    }

    void seesValue(Locator input, String value) {
        PlaywrightAssertions.assertThat(input).hasValue(value);
    }

    String textOf(Locator locator) {
        locator.waitFor();
        return locator.innerText();
    }

    /** Keeps what the page looks like under {@code target/screenshots}. */
    void screenshot(String name) {
        page.screenshot(new Page.ScreenshotOptions().setPath(SCREENSHOTS.resolve(name + ".png")));
    }

    @Override
    public void close() {
        page.context().close();
        workbench
                .close()
                .toCompletableFuture()
                .orTimeout(Chromium.PATIENCE_MILLIS, TimeUnit.MILLISECONDS)
                .join();
        assertEquals(List.of(), errors, "what the browser complained of");
    }
}
