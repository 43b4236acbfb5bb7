package io.isosocket.js.modules;

import java.io.IOException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The exports and imports of package.json. */
class PackageExportsTest extends ResolverFixture {

    private static final String P = "node_modules/p/";

    @BeforeEach
    void makePackage() throws IOException {
        tree.files(P + "a.js", P + "b.js", P + "c.js", P + "lib/x.js", P + "lib/x/y.js", P + "lib/internal/z.js");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "'./a.js'",
                "{'.': './a.js'}",
                "{'node': './b.js', 'browser': './a.js', 'import': './c.js'}",
                "{'import': './a.js', 'browser': './b.js'}",
                "{'module': './a.js', 'default': './b.js'}",
                "{'node': './b.js', 'default': './a.js'}",
                "{'.': {'node': './b.js', 'browser': {'require': './c.js', 'import': './a.js'}}}",
                "{'browser': {'require': './b.js'}, 'default': './a.js'}",
                "['no target', './a.js', './b.js']",
                "[{'node': './b.js'}, './a.js']"
            })
    void entryIsFoundByTheConditionsInTheirOrder(String exports) throws IOException {
        exports(exports);
        assertLeads("p", "main.js", P + "a.js");
    }

    @Test
    void requireHasItsOwnCondition() throws IOException {
        exports("{'import': './a.js', 'require': './b.js'}");
        assertLeads("p", "main.js", P + "b.js", ImportStyle.REQUIRE);
    }

    @Test
    void exportsWinOverMain() throws IOException {
        tree.file(P + "package.json", "{\"main\": \"./b.js\", \"module\": \"./c.js\", \"exports\": \"./a.js\"}");
        assertLeads("p", "main.js", P + "a.js");
    }

    @Test
    void subpathsAndPatterns() throws IOException {
        exports("{'./one': './a.js', './lib/*': './lib/*.js', './*.js': './*.js', './lib/internal/*': null}");
        assertLeads("p/one", "main.js", P + "a.js");
        assertLeads("p/lib/x", "main.js", P + "lib/x.js");
        assertLeads("p/lib/x/y", "main.js", P + "lib/x/y.js");
        assertLeads("p/b.js", "main.js", P + "b.js");
    }

    @Test
    void longestPatternWins() throws IOException {
        exports("{'./*': './a.js', './lib/*': './b.js', './lib/*.js': './c.js'}");
        assertLeads("p/x", "main.js", P + "a.js");
        assertLeads("p/lib/x", "main.js", P + "b.js");
        assertLeads("p/lib/x.js", "main.js", P + "c.js");
    }

    @Test
    void nullTargetHidesWhatAPatternShows() throws IOException {
        exports("{'./lib/*': './lib/*.js', './lib/internal/*': null}");
        assertFails("p/lib/internal/z", "main.js", "give no './lib/internal/z'");
    }

    @Test
    void subpathThatIsNotExportedIsReportedWithTheOnesThatAre() throws IOException {
        exports("{'.': './a.js', './one': './b.js'}");
        assertFails(
                "p/lib/x.js",
                "main.js",
                "\"exports\" of " + tree.at(P + "package.json") + " give no './lib/x.js'",
                "[browser, import, module]",
                "[., ./one]");
    }

    @Test
    void conditionsThatDoNotHoldAreReported() throws IOException {
        exports("{'node': './a.js'}");
        assertFails("p", "main.js", "give no '.' under the conditions [browser, import, module]");
    }

    @Test
    void extensionIsNotGuessed() throws IOException {
        exports("'./a'");
        assertFails("p", "main.js", "names \"./a\" for it, and there is no such file");
    }

    @ParameterizedTest
    @ValueSource(strings = {"'a.js'", "'../main.js'", "'/a.js'", "'./../a.js'", "'./node_modules/q/a.js'", "7"})
    void targetOutsideOfThePackageIsInvalid(String target) throws IOException {
        exports("{'.': " + target + "}");
        assertFails("p", "main.js", "invalid target");
    }

    @Test
    void starMayNotClimb() throws IOException {
        exports("{'./lib/*': './lib/*.js'}");
        assertFails("p/lib/../a", "main.js", "may not stand for the *");
    }

    @Test
    void mixOfSubpathsAndConditionsIsReported() throws IOException {
        exports("{'.': './a.js', 'import': './b.js'}");
        assertFails("p", "main.js", "mix subpaths and conditions");
    }

    @Test
    void packageImportsItselfByItsName() throws IOException {
        tree.file(P + "package.json", "{\"name\": \"p\", \"exports\": {\"./one\": \"./a.js\"}}");
        assertLeads("p/one", P + "lib/x.js", P + "a.js");
    }

    @Test
    void packageWithoutExportsDoesNotImportItself() throws IOException {
        tree.file("app/package.json", "{\"name\": \"app\", \"main\": \"./a.js\"}")
                .files("app/a.js");
        assertFails("app", "app/a.js", "no node_modules has the package 'app'");
    }

    @Test
    void importsLeadToFilesPackagesAndBuiltins() throws IOException {
        tree.files("node_modules/q/index.js");
        tree.file(
                P + "package.json",
                "{\"imports\": {\"#a\": {\"node\": \"./b.js\", \"default\": \"./a.js\"}, \"#lib/*\": \"./lib/*.js\","
                        + "\"#q\": \"q\", \"#s\": \"isosocket:script\"}}");
        assertLeads("#a", P + "lib/x.js", P + "a.js");
        assertLeads("#lib/x", P + "a.js", P + "lib/x.js");
        assertLeads("#q", P + "a.js", "node_modules/q/index.js");
    }

    @Test
    void importsThatSayNothingAreReported() throws IOException {
        tree.file(P + "package.json", "{\"imports\": {\"#a\": \"./a.js\", \"#loop\": \"#loop\"}}");
        assertFails("#b", P + "a.js", "give no '#b'", "[#a, #loop]");
        assertFails("#loop", P + "a.js", "is no name of a package");
        assertFails("#a", "elsewhere/main.js", "needs a package.json with \"imports\"");
    }

    private void exports(String exports) throws IOException {
        tree.file(P + "package.json", "{\"exports\": " + exports.replace('\'', '"') + "}");
    }
}
