package io.isosocket.vertx.browser;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import io.isosocket.vertx.peer.RawServer;
import io.isosocket.vertx.peer.Step;
import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** One Chromium with one page in which the browser's side of scenarios is played. Used by one thread. */
final class Chromium implements AutoCloseable {
    /** Names the program where it is not in a usual place. */
    private static final String PROPERTY = "isosocket.chromium";

    private static final String PAGE = "/page";

    private final Playwright playwright;
    private final Page page;

    private Chromium(Playwright playwright, Page page) {
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

    /** Starts the browser and opens a page that the server hosts, so that its origin is on loopback. */
    static Chromium start(Path executable, RawServer server) {
        server.on(PAGE, page());
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
        page.navigate(pageUrl(server));
        return new Chromium(playwright, page);
    }

    static String pageUrl(RawServer server) {
        return "http://127.0.0.1:" + server.port() + PAGE;
    }

    static String origin(RawServer server) {
        return "http://127.0.0.1:" + server.port();
    }

    /** Plays the client's steps of a scenario and returns what the page noted. */
    List<String> play(Scenario scenario, Ports ports) {
        Object lines = page.evaluate(
                "([scenario, ports]) => play(JSON.parse(scenario), JSON.parse(ports))",
                List.of(scenario.json().encode(), ports.json().encode()));
        return ((List<?>) lines).stream().map(String.class::cast).toList();
    }

    private static Step page() {
        byte[] html = ("<!DOCTYPE html><meta charset=utf-8><title>Player</title><link rel=icon href=data:,><script>"
                        + Scenario.resource("player.js") + "</script>")
                .getBytes(UTF_8);
        byte[] head = ("HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nContent-Length: " + html.length
                        + "\r\nConnection: close\r\n\r\n")
                .getBytes(UTF_8);
        return peer -> peer.sendRaw(head, html);
    }

    @Override
    public void close() {
        playwright.close();
    }
}
