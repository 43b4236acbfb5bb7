package io.isosocket.vertx.browser;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.isosocket.testing.Chromium;
import io.isosocket.testing.DeafPort;
import io.isosocket.vertx.peer.RawServer;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Each scenario of {@code scenarios.json} in Chromium and on {@link io.isosocket.WebSocket}: both transcripts must be
 * the same, or each the one that the scenario gives where the browser leaves the standard.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class BrowserComparisonTest {
    private final RawServer server = RawServer.start();
    private final DeafPort deaf = new DeafPort();
    private final Ports ports = new Ports(server.port(), deaf.number());
    private final JavaPlayer java = new JavaPlayer(server, ports);
    private Optional<PlayerPage> chromium = Optional.empty();

    @BeforeAll
    void start() {
        Optional<Path> executable = Chromium.executable();
        assumeTrue(executable.isPresent(), "no Chromium here: the browser comparison is left out (apt: chromium)");
        chromium = executable.map(path -> PlayerPage.start(path, server));
    }

    @AfterAll
    void stop() throws IOException {
        chromium.ifPresent(PlayerPage::close);
        java.close();
        server.close();
        deaf.close();
    }

    static List<Scenario> scenarios() {
        return Scenario.all();
    }

    @ParameterizedTest
    @MethodSource("scenarios")
    void behavesAsTheBrowser(Scenario scenario) {
        Transcript inBrowser = play(scenario, () -> chromium.orElseThrow().play(scenario, ports));
        Transcript inJava = play(scenario, () -> java.play(scenario));
        if (scenario.browserDiffers().isPresent()) {
            assertEquals(scenario.browserDiffers().get().toString(), inBrowser.toString(), "in the browser");
            assertEquals(scenario.standard().toString(), inJava.toString(), "in Java");
        } else {
            assertEquals(inBrowser.toString(), inJava.toString());
        }
    }

    private Transcript play(Scenario scenario, ClientSide client) {
        if (scenario.hasServer()) {
            server.on(scenario.path(), scenario.serverSteps());
        }
        List<String> lines = client.play();
        boolean connects = scenario.hasServer() && !lines.get(0).startsWith("constructor throws");
        return new Transcript(lines, connects ? server.next(scenario.path()).lines() : List.of());
    }

    private interface ClientSide {
        List<String> play();
    }
}
