package io.isosocket.js.modules;

import java.io.IOException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Bare specifiers: node_modules, and packages without exports. */
class PackageResolutionTest extends ResolverFixture {

    @Test
    void nearestNodeModulesWins() throws IOException {
        tree.files("node_modules/p/index.js", "app/node_modules/p/index.js", "app/src/main.js");
        assertLeads("p", "app/src/main.js", "app/node_modules/p/index.js");
        assertLeads("p", "main.js", "node_modules/p/index.js");
    }

    @Test
    void packageInNodeModulesFindsItsOwnDependencyFirst() throws IOException {
        tree.files("node_modules/p/lib/x.js", "node_modules/p/node_modules/q/index.js", "node_modules/q/index.js");
        assertLeads("q", "node_modules/p/lib/x.js", "node_modules/p/node_modules/q/index.js");
    }

    @Test
    void scopedPackageAndSubpath() throws IOException {
        tree.files("node_modules/@s/p/index.js", "node_modules/@s/p/lib/x.js");
        assertLeads("@s/p", "main.js", "node_modules/@s/p/index.js");
        assertLeads("@s/p/lib/x", "main.js", "node_modules/@s/p/lib/x.js");
    }

    @ParameterizedTest
    @CsvSource({"IMPORT, browser.js", "REQUIRE, browser.js"})
    void browserFieldComesFirst(ImportStyle style, String expected) throws IOException {
        entries("\"main\": \"main.js\", \"module\": \"module.js\", \"browser\": \"browser.js\"");
        assertLeads("p", "main.js", "node_modules/p/" + expected, style);
    }

    @ParameterizedTest
    @CsvSource({"IMPORT, module.js", "REQUIRE, main.js"})
    void moduleFieldCountsForImportAlone(ImportStyle style, String expected) throws IOException {
        entries("\"main\": \"main.js\", \"module\": \"module.js\"");
        assertLeads("p", "main.js", "node_modules/p/" + expected, style);
    }

    @Test
    void mainMayLackItsExtensionOrNameAFolder() throws IOException {
        entries("\"main\": \"main\"");
        tree.files("node_modules/q/lib/index.js").file("node_modules/q/package.json", "{\"main\": \"lib\"}");
        assertLeads("p", "main.js", "node_modules/p/main.js");
        assertLeads("q", "main.js", "node_modules/q/lib/index.js");
    }

    @Test
    void entryThatIsNotThereFallsBackToIndex() throws IOException {
        entries("\"main\": \"gone.js\"");
        assertLeads("p", "main.js", "node_modules/p/index.js");
    }

    @Test
    void slashBehindTheNameMeansThePackage() throws IOException {
        tree.files("node_modules/punycode/index.js");
        assertLeads("punycode/", "main.js", "node_modules/punycode/index.js");
    }

    @Test
    void packageNamedAsAModuleOfNodeIsTaken() throws IOException {
        tree.files("node_modules/events/index.js");
        assertLeads("events", "main.js", "node_modules/events/index.js");
    }

    @ParameterizedTest
    @CsvSource({"fs", "node:fs", "fs/promises"})
    void moduleOfNodeIsExplained(String specifier) {
        assertFails(specifier, "main.js", "is a module of Node, which Isosocket does not bring");
        assertFails(specifier, "main.js", ImportStyle.REQUIRE, "is a module of Node");
    }

    @Test
    void missingPackageIsReportedWithTheFoldersTried() {
        assertFails(
                "p/x",
                "app/main.js",
                "no node_modules has the package 'p'",
                tree.at("app/node_modules/p").toString(),
                tree.at("node_modules/p").toString());
    }

    @Test
    void packageWithoutEntryIsReported() throws IOException {
        tree.file("node_modules/p/package.json", "{\"main\": \"gone.js\"}");
        assertFails(
                "p",
                "main.js",
                "has no entry",
                tree.at("node_modules/p/gone.js").toString());
    }

    @Test
    void missingFileOfAPackageIsReported() throws IOException {
        entries("");
        assertFails(
                "p/gone",
                "main.js",
                "no such file",
                tree.at("node_modules/p/gone.js").toString());
    }

    @Test
    void brokenPackageJsonIsReportedByItsName() throws IOException {
        tree.files("node_modules/p/index.js").file("node_modules/p/package.json", "{\"main\": ");
        assertFails("p", "main.js", tree.at("node_modules/p/package.json") + " is not a JSON object");
    }

    @ParameterizedTest
    @CsvSource({"@scope, @scope/name", ".hidden, is no name of a package"})
    void nameThatIsNoneIsReported(String specifier, String rule) {
        assertFails(specifier, "main.js", rule);
    }

    private void entries(String fields) throws IOException {
        String prefix = "node_modules/p/";
        tree.files(prefix + "main.js", prefix + "module.js", prefix + "browser.js", prefix + "index.js");
        tree.file(prefix + "package.json", "{" + fields + "}");
    }
}
