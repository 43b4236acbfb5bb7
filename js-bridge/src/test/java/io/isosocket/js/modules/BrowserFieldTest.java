package io.isosocket.js.modules;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The object form of the browser field. */
class BrowserFieldTest extends ResolverFixture {

    private static final String P = "node_modules/p/";

    @BeforeEach
    void makePackage() throws IOException {
        tree.files(P + "index.js", P + "lib/node.js", P + "lib/web.js", P + "shim.js");
        tree.files("node_modules/q/index.js", "node_modules/q-web/index.js", "node_modules/ws/index.js");
    }

    @Test
    void fileOfThePackageIsReplaced() throws IOException {
        browser("'./lib/node.js': './lib/web.js'");
        assertLeads("./lib/node", P + "index.js", P + "lib/web.js");
        assertLeads("p/lib/node.js", "main.js", P + "lib/web.js");
    }

    @Test
    void keyMayLackItsExtension() throws IOException {
        browser("'./lib/node': './lib/web'");
        assertLeads("./lib/node.js", P + "index.js", P + "lib/web.js");
    }

    @Test
    void entryOfThePackageIsReplaced() throws IOException {
        tree.file(P + "package.json", "{\"main\": \"index.js\", \"browser\": {\"./index.js\": \"./shim.js\"}}");
        assertLeads("p", "main.js", P + "shim.js");
    }

    @Test
    void packageIsReplacedForThisPackageAlone() throws IOException {
        browser("'q': 'q-web', 'other': './shim.js'");
        assertLeads("q", P + "index.js", "node_modules/q-web/index.js");
        assertLeads("other", P + "lib/web.js", P + "shim.js");
        assertLeads("q", "main.js", "node_modules/q/index.js");
    }

    @Test
    void replacementIsFinal() throws IOException {
        browser("'./lib/node.js': './lib/web.js', './lib/web.js': './lib/node.js'");
        assertLeads("./lib/node.js", P + "index.js", P + "lib/web.js");
        assertLeads("./lib/web.js", P + "index.js", P + "lib/node.js");
    }

    @Test
    void falseMeansTheEmptyModule() throws IOException {
        browser("'fs': false, 'ws': false, './lib/node.js': false");
        for (String specifier : new String[] {"fs", "ws", "./lib/node.js"}) {
            Resolution found = resolver().resolve(specifier, tree.at(P + "index.js"), ImportStyle.REQUIRE);
            assertEquals(new Resolution.Empty(Set.of()), found, specifier);
        }
    }

    @Test
    void replacementThatIsNotThereIsReported() throws IOException {
        browser("'./lib/node.js': './gone.js', 'q': true");
        assertFails("./lib/node.js", P + "index.js", "replaces it by \"./gone.js\", and there is no such file");
        assertFails("q", P + "index.js", "replaces it by true, which is neither a string nor false");
    }

    private void browser(String entries) throws IOException {
        tree.file(P + "package.json", "{\"browser\": {" + entries.replace('\'', '"') + "}}");
    }
}
