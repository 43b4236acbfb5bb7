package io.isosocket.workbench.page;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.microsoft.playwright.Page;
import io.isosocket.testing.Program;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;

/** Axe, which finds what keeps a page from people; from npm, installed under {@code target} at its pinned version. */
final class Axe {

    private static final Path MODULE =
            Path.of(System.getProperty("basedir", ".")).toAbsolutePath();
    private static final Path SOURCES = MODULE.resolve("src/test/node-libraries");
    private static final Path FOLDER = MODULE.resolve("target/node-libraries");

    private final String script;

    private Axe(String script) {
        this.script = script;
    }

    /** Leaves the test out where there is no npm; where npm cannot install it, the test fails. */
    static Axe assumeInstalled() throws IOException {
        Path file = FOLDER.resolve("node_modules/axe-core/axe.min.js");
        if (!Files.exists(file)) {
            String npm = Program.assumePresent("npm");
            Files.createDirectories(FOLDER);
            for (String name : List.of("package.json", "package-lock.json")) {
                Files.copy(SOURCES.resolve(name), FOLDER.resolve(name), StandardCopyOption.REPLACE_EXISTING);
            }
            Program.run(FOLDER, List.of(npm, "ci", "--no-audit", "--no-fund"));
        }
        return new Axe(Files.readString(file));
    }

    /** Checks that nothing serious or critical is found in what the page shows now. */
    void check(Page page, String what) {
        // Evaluated and not added as a script: the page's policy allows its own scripts alone.
        page.evaluate("script => { if (!window.axe) { (0, eval)(script); } }", script);
        Object found = page.evaluate(
                """
                async () => (await axe.run()).violations
                    .filter((finding) => ['serious', 'critical'].includes(finding.impact))
                    .flatMap((finding) => finding.nodes.map((node) =>
                        `${finding.id}: ${node.target.join(' ')} ${node.any.map((check) => check.message).join('; ')}`))
                """);
        assertEquals(List.of(), found, what);
    }
}
