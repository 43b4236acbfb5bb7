package io.isosocket.js.modules;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Relative and absolute specifiers, and URLs. */
class FileResolutionTest extends ResolverFixture {

    @Test
    void exactFileComesBeforeGuesses() throws IOException {
        tree.files("lib/a", "lib/x.js", "lib/x.js.js", "lib/x/index.js");
        assertLeads("./x.js", "lib/main.js", "lib/x.js");
    }

    @ParameterizedTest
    @ValueSource(strings = {"js", "mjs", "cjs", "json"})
    void extensionIsGuessed(String extension) throws IOException {
        tree.files("lib/x." + extension);
        assertLeads("../lib/x", "src/main.js", "lib/x." + extension);
    }

    @Test
    void scriptIsGuessedBeforeJson() throws IOException {
        tree.files("x.json", "x.mjs", "x.js");
        assertLeads("./x", "main.js", "x.js");
    }

    @Test
    void folderLeadsToIndex() throws IOException {
        tree.files("lib/index.js");
        assertLeads("./lib", "main.js", "lib/index.js");
        assertLeads("./lib/", "main.js", "lib/index.js");
        assertLeads(".", "lib/main.js", "lib/index.js");
        assertLeads("..", "lib/deep/main.js", "lib/index.js");
    }

    @Test
    void folderLeadsToEntryOfItsPackageJson() throws IOException {
        tree.files("lib/index.js", "lib/start.js").file("lib/package.json", "{\"main\": \"./start\"}");
        assertLeads("./lib", "main.js", "lib/start.js");
    }

    @Test
    void slashAtTheEndMeansTheFolderBesideAFile() throws IOException {
        tree.files("lib.js", "lib/index.js");
        assertLeads("./lib", "main.js", "lib.js");
        assertLeads("./lib/", "main.js", "lib/index.js");
    }

    @Test
    void absolutePathIsTakenAsItIs() throws IOException {
        tree.files("lib/x.js");
        assertLeads(tree.at("lib/x").toString(), "main.js", "lib/x.js");
    }

    @Test
    void fileUrlLeadsToItsFile() throws IOException {
        tree.files("lib/a b.js");
        assertLeads(tree.at("lib/a b.js").toUri() + "?v=1", "main.js", "lib/a b.js");
    }

    @Test
    void queryAndFragmentMakeNoOtherModule() throws IOException {
        tree.files("x.js");
        assertLeads("./x.js?v=2#top", "main.js", "x.js");
    }

    @Test
    void fileWhoseNameHoldsTheQueryComesFirst() throws IOException {
        tree.files("x.js", "x.js?v=2.js");
        assertLeads("./x.js?v=2", "main.js", "x.js?v=2.js");
    }

    @Test
    void symbolicLinkLeadsToTheRealFile() throws IOException {
        tree.files("real/x.js", "lib/keep");
        link(tree.at("lib/x.js"), tree.at("real/x.js"));
        assertLeads("./lib/x", "main.js", "real/x.js");
    }

    @Test
    void builtinModuleIsFoundByItsName() throws IOException {
        Resolution found = resolver().resolve("isosocket:script", tree.at("main.js"), ImportStyle.IMPORT);
        assertEquals(new Resolution.Builtin("isosocket:script"), found);
    }

    @Test
    void missingFileIsReportedWithWhatWasTried() {
        assertFails(
                "./x",
                "main.js",
                "no such file",
                tree.at("x").toString(),
                tree.at("x.mjs").toString());
    }

    @Test
    void unknownBuiltinIsReportedWithTheKnownOnes() {
        assertFails("isosocket:nothing", "main.js", "[isosocket:script]");
    }

    @Test
    void remoteUrlIsRefused() {
        assertFails("https://example.org/x.js", "main.js", "modules come from files");
    }

    @Test
    void emptySpecifierIsRefused() {
        assertFails("", "main.js", "must not be empty");
    }

    @Test
    void otherKindsOfFilesAreRefused() throws IOException {
        tree.files("x.css");
        assertFails("./x.css", "main.js", "is no module", ".mjs");
    }

    @ParameterizedTest
    @ValueSource(strings = {"ts", "tsx", "mts", "cts", "jsx"})
    void uncompiledFileIsRefusedWithItsOutput(String extension) throws IOException {
        tree.files("x." + extension);
        String output =
                "x." + (extension.charAt(0) == 'm' || extension.charAt(0) == 'c' ? extension.charAt(0) : "") + "js";
        String[] parts = {"must be compiled to JavaScript first", "'" + output + "' was looked for"};
        assertFails("./x." + extension, "main.js", parts);
        assertFails("./x", "main.js", parts);
        assertFails("./x.js", "main.js", parts);
    }

    @Test
    void uncompiledFileIsRefusedInFavourOfItsOutput() throws IOException {
        tree.files("x.ts", "x.js");
        assertFails("./x.ts", "main.js", "'x.js' lies beside it");
        assertLeads("./x", "main.js", "x.js");
    }

    @Test
    void nothingOutsideOfTheRootsIsFound() throws IOException {
        tree.files("secret/x.js", "app/main.js");
        roots = ModuleRoots.of(tree.at("app"));
        assertFails(
                "../secret/x.js",
                "app/main.js",
                "outside of the folders",
                tree.at("app").toString());
        assertFails("../secret/other.js", "app/main.js", "outside of the folders");
        assertFails(tree.at("secret/x.js").toString(), "app/main.js", "outside of the folders");
    }

    @Test
    void symbolicLinkDoesNotLeadOutOfTheRoots() throws IOException {
        tree.files("secret/x.js", "app/main.js");
        link(tree.at("app/x.js"), tree.at("secret/x.js"));
        roots = ModuleRoots.of(tree.at("app"));
        assertFails("./x.js", "app/main.js", "leads to " + tree.at("secret/x.js"), "outside of the folders");
    }

    @Test
    void rootsOfAScriptAreItsFolderAndTheNodeModulesAbove() throws IOException {
        tree.files("app/src/main.js", "app/src/lib/x.js", "app/y.js", "app/node_modules/p/index.js");
        tree.files("node_modules/q/index.js");
        roots = ModuleRoots.ofScript(tree.at("app/src/main.js"));
        assertLeads("./lib/x", "app/src/main.js", "app/src/lib/x.js");
        assertLeads("p", "app/src/main.js", "app/node_modules/p/index.js");
        assertLeads("q", "app/src/main.js", "node_modules/q/index.js");
        assertFails("../y.js", "app/src/main.js", "outside of the folders");
    }

    @Test
    void rootsCanBeAdded(@TempDir Path other) throws IOException {
        Tree more = new Tree(other).files("x.js");
        roots = ModuleRoots.ofScript(tree.at("main.js")).and(other);
        Resolution found = resolver().resolve(more.at("x.js").toString(), tree.at("main.js"), ImportStyle.IMPORT);
        assertEquals(more.at("x.js").toString(), found.key());
    }

    private static void link(Path link, Path target) throws IOException {
        try {
            Files.createSymbolicLink(link, target);
        } catch (UnsupportedOperationException e) {
            Assumptions.abort("symbolic links: " + e);
        }
    }
}
