package io.isosocket.js.browser;

import com.microsoft.playwright.Page;
import io.isosocket.testing.Chromium;
import java.nio.file.Path;

/** One Chromium with one page, which plays each scenario in a dedicated worker of its own. Used by one thread. */
final class WorkerPage implements AutoCloseable {

    private final Chromium chromium;
    private final Page page;

    private WorkerPage(Chromium chromium, Page page) {
        this.chromium = chromium;
        this.page = page;
    }

    static WorkerPage open(Path executable, String url) {
        Chromium chromium = Chromium.start(executable);
        return new WorkerPage(chromium, chromium.open(url));
    }

    /** Plays a scenario and returns its transcript. */
    String play(String scenario) {
        return (String) page.evaluate("(scenario) => play(scenario)", scenario);
    }

    @Override
    public void close() {
        chromium.close();
    }
}
