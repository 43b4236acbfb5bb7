package io.isosocket.js.browser;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.isosocket.testing.Chromium;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The scenarios of {@code scenarios/*.js}, the same files in a dedicated worker of Chromium and in a runtime: both
 * transcripts must be the same, or each the one that the scenario gives where the browser leaves the standard.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ScriptComparisonTest {

    private static final Path DIFFERENCES = Path.of("../docs/reference/browser-differences.md");

    private final ScenarioServer server = new ScenarioServer(ScenarioFiles.hosted());
    private final RuntimePlayer runtime = new RuntimePlayer(server.origin());
    private Optional<WorkerPage> chromium = Optional.empty();

    @BeforeAll
    void start() {
        Optional<Path> executable = Chromium.executable();
        assumeTrue(executable.isPresent(), "no Chromium here: the comparison of scripts is left out (apt: chromium)");
        chromium = executable.map(path -> WorkerPage.open(path, server.origin() + ScenarioFiles.PAGE));
    }

    @AfterAll
    void stop() throws IOException {
        chromium.ifPresent(WorkerPage::close);
        runtime.close();
        server.close();
    }

    static List<Scenario> scenarios() {
        return RuntimePlayer.catalogue();
    }

    @Test
    void thereAreScenariosEnough() {
        assertTrue(scenarios().size() >= 40, () -> "only " + scenarios().size());
    }

    @Test
    void whereTheBrowserDiffersIsInTheDocument() throws IOException {
        String document = Files.readString(DIFFERENCES);
        assertAll(scenarios().stream()
                .filter(Scenario::differs)
                .map(scenario -> () -> assertTrue(document.contains('`' + scenario.name() + '`'), scenario::name)));
    }

    @ParameterizedTest
    @MethodSource("scenarios")
    void playsAsInTheBrowser(Scenario scenario) {
        String inBrowser = chromium.orElseThrow().play(scenario.name());
        String here = runtime.play(scenario.name());
        if (scenario.differs()) {
            assertEquals(scenario.browser(), inBrowser, "in the browser");
            assertEquals(scenario.standard(), here, "here");
        } else {
            assertEquals(inBrowser, here);
        }
    }
}
