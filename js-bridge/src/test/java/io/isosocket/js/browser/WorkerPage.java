package io.isosocket.js.browser;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** One Chromium with one page, which plays each scenario in a dedicated worker of its own. Used by one thread. */
final class WorkerPage implements AutoCloseable {

    /** Names the program where it is not in a usual place. */
    private static final String PROPERTY = "isosocket.chromium";

    private final Playwright playwright;
    private final Page page;

    private WorkerPage(Playwright playwright, Page page) {
        this.playwright = playwright;
        this.page = page;
    }

    /** Where the program is: as the system property says, or on the PATH, or in the usual folders. */
    static Optional<Path> executable() {
        String named = System.getProperty(PROPERTY);
        if (named != null) {
            return Optional.of(Path.of(named));
        }
        String path = Optional.ofNullable(System.getenv("PATH")).orElse("");
        Stream<String> folders =
                Stream.concat(Arrays.stream(path.split(File.pathSeparator)), Stream.of("/usr/bin", "/usr/local/bin"));
        return folders.flatMap(folder -> Stream.of("chromium", "chromium-browser", "google-chrome")
                        .map(name -> Path.of(folder, name)))
                .filter(Files::isExecutable)
                .findFirst();
    }

    static WorkerPage open(Path executable, String url) {
        Playwright playwright = Playwright.create(
                new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
        Browser browser = playwright
                .chromium()
                .launch(new BrowserType.LaunchOptions()
                        .setExecutablePath(executable)
                        .setHeadless(true)
                        .setArgs(List.of(
                                "--headless",
                                "--no-sandbox",
                                "--disable-gpu",
                                "--disable-quic",
                                "--no-first-run",
                                "--disable-background-networking",
                                "--disable-component-update",
                                "--disable-sync")));
        Page page = browser.newPage();
        page.navigate(url);
        return new WorkerPage(playwright, page);
    }

    /** Plays a scenario and returns its transcript. */
    String play(String scenario) {
        return (String) page.evaluate("(scenario) => play(scenario)", scenario);
    }

    @Override
    public void close() {
        playwright.close();
    }
}
