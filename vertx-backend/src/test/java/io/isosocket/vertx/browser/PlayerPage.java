package io.isosocket.vertx.browser;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.microsoft.playwright.Page;
import io.isosocket.testing.Chromium;
import io.isosocket.vertx.peer.RawServer;
import io.isosocket.vertx.peer.Step;
import java.nio.file.Path;
import java.util.List;

/** One Chromium with one page in which the browser's side of scenarios is played. Used by one thread. */
final class PlayerPage implements AutoCloseable {

    private static final String PAGE = "/page";

    private final Chromium chromium;
    private final Page page;

    private PlayerPage(Chromium chromium, Page page) {
        this.chromium = chromium;
        this.page = page;
    }

    /** Starts the browser and opens a page that the server hosts, so that its origin is on loopback. */
    static PlayerPage start(Path executable, RawServer server) {
        server.on(PAGE, page());
        Chromium chromium = Chromium.start(executable);
        return new PlayerPage(chromium, chromium.open(pageUrl(server)));
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
        chromium.close();
    }
}
