package io.isosocket.testing;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The system's Chromium, without a window. Used by one thread. */
public final class Chromium implements AutoCloseable {

    /** Names the program where it is not in a usual place. */
    private static final String PROPERTY = "isosocket.chromium";

    /** How long anything is waited for: only a test that fails waits that long. */
    public static final int PATIENCE_MILLIS = 60_000;

    private final Playwright playwright;
    private final Browser browser;

    private Chromium(Playwright playwright, Browser browser) {
        this.playwright = playwright;
        this.browser = browser;
    }

    /** {@return where the program is: as the system property says, or on the PATH, or in the usual folders} */
    public static Optional<Path> executable() {
        return Optional.ofNullable(System.getProperty(PROPERTY))
                .map(Path::of)
                .or(() -> Executables.find("chromium", "chromium-browser", "google-chrome"));
    }

    /**
     * Starts it.
     *
     * @param executable the program
     * @return the browser, with no page yet
     */
    public static Chromium start(Path executable) {
        Playwright playwright = Playwright.create(
                new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
        Browser browser = playwright
                .chromium()
                .launch(new BrowserType.LaunchOptions()
                        .setExecutablePath(executable)
                        .setHeadless(true)
                        .setTimeout(PATIENCE_MILLIS)
                        .setArgs(List.of(
                                "--headless",
                                "--no-sandbox",
                                "--disable-gpu",
                                "--disable-quic",
                                "--no-first-run",
                                "--disable-background-networking",
                                "--disable-component-update",
                                "--disable-sync")));
        return new Chromium(playwright, browser);
    }

    /** {@return a page that shows nothing yet; what it waits for may take a slow machine a while} */
    public Page newPage() {
        Page page = browser.newPage();
        page.setDefaultTimeout(PATIENCE_MILLIS);
        return page;
    }

    /**
     * Opens a page.
     *
     * @param url what it shows
     * @return the page, loaded
     */
    public Page open(String url) {
        Page page = newPage();
        page.navigate(url);
        return page;
    }

    @Override
    public void close() {
        playwright.close();
    }
}
