package io.isosocket.js.modules;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.URI;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Import maps, by the rules of the HTML Standard. */
class ImportMapTest extends ResolverFixture {

    @BeforeEach
    void makeFiles() throws IOException {
        tree.files("vendor/a.js", "vendor/b.js", "vendor/deep/c.js", "app/x.js", "app/old/y.js");
        tree.files("node_modules/a/index.js", "node_modules/other/index.js");
    }

    @Test
    void bareSpecifierIsMapped() throws IOException {
        map("{'imports': {'a': './vendor/a.js', '@s/b': '/@root@/vendor/b.js'}}");
        assertLeads("a", "app/x.js", "vendor/a.js");
        assertLeads("@s/b", "app/x.js", "vendor/b.js");
    }

    @Test
    void specifierThatIsNotMappedGoesToNodeModules() throws IOException {
        map("{'imports': {'b': './vendor/b.js'}}");
        assertLeads("a", "app/x.js", "node_modules/a/index.js");
    }

    @Test
    void longestPrefixWins() throws IOException {
        map("{'imports': {'v/': './app/', 'v/deep/': './vendor/deep/', 'v/deep/d.js': './vendor/b.js'}}");
        assertLeads("v/x.js", "app/x.js", "app/x.js");
        assertLeads("v/deep/c.js", "app/x.js", "vendor/deep/c.js");
        assertLeads("v/deep/d.js", "app/x.js", "vendor/b.js");
    }

    @Test
    void pathsAndUrlsAreMappedToo() throws IOException {
        map("{'imports': {'./app/x.js': './vendor/a.js', 'https://cdn.example/b.js': './vendor/b.js',"
                + "'https://cdn.example/deep/': './vendor/deep/'}}");
        assertLeads("./x.js", "app/main.js", "vendor/a.js");
        assertLeads("https://cdn.example/b.js", "app/main.js", "vendor/b.js");
        assertLeads("https://cdn.example/deep/c.js", "app/main.js", "vendor/deep/c.js");
    }

    @Test
    void prefixOfAnotherSchemeThanTheSpecialOnesDoesNotCount() throws IOException {
        map("{'imports': {'odd:x/': './vendor/'}}");
        assertFails("odd:x/a.js", "app/x.js", "modules come from files");
    }

    @Test
    void scopeOfTheImportingFileComesFirst() throws IOException {
        map("{'imports': {'a': './vendor/a.js', 'c': './vendor/deep/c.js'},"
                + "'scopes': {'./app/': {'a': './vendor/b.js'}, './app/old/': {'a': './vendor/deep/c.js'},"
                + "'./app/old/y.js': {'a': './app/x.js'}}}");
        assertLeads("a", "main.js", "vendor/a.js");
        assertLeads("a", "app/x.js", "vendor/b.js");
        assertLeads("a", "app/old/z.js", "vendor/deep/c.js");
        assertLeads("a", "app/old/y.js", "app/x.js");
        assertLeads("c", "app/x.js", "vendor/deep/c.js");
    }

    @Test
    void builtinModuleCanBeTheAddress() throws IOException {
        map("{'imports': {'script': 'isosocket:script'}}");
        Resolution found = resolver().resolve("script", tree.at("main.js"), ImportStyle.IMPORT);
        assertEquals(new Resolution.Builtin("isosocket:script"), found);
    }

    @Test
    void requireKnowsNoImportMap() throws IOException {
        map("{'imports': {'a': './vendor/a.js'}}");
        assertLeads("a", "app/x.js", "node_modules/a/index.js", ImportStyle.REQUIRE);
    }

    @Test
    void nullBlocks() throws IOException {
        map("{'imports': {'a': null, 'v/': null, 'v/deep/': './vendor/deep/', 'bad': 'vendor/a.js'}}");
        assertFails("a", "app/x.js", "the import map blocks it by the entry \"a\": null");
        assertFails("v/a.js", "app/x.js", "blocks it by the entry \"v/\"");
        assertFails("bad", "app/x.js", "blocks it by the entry \"bad\"");
        assertLeads("v/deep/c.js", "app/x.js", "vendor/deep/c.js");
    }

    @Test
    void pathMayNotClimbOutOfItsPrefix() throws IOException {
        map("{'imports': {'v/': './vendor/deep/'}}");
        assertFails("v/../a.js", "app/x.js", "above", "vendor/deep/");
    }

    @Test
    void addressThatIsNotThereIsReported() throws IOException {
        map("{'imports': {'a': './vendor/gone.js', 'r': 'https://cdn.example/r.js'}}");
        assertFails("a", "app/x.js", "no such file", tree.at("vendor/gone.js").toString());
        assertFails("r", "app/x.js", "https://cdn.example/r.js: modules come from files");
    }

    @Test
    void ignoredEntriesAreWarnedOf() {
        ImportMap map = ImportMap.parse(
                "{\"imports\": {\"\": \"./a.js\", \"n\": 1, \"b\": \"bare\", \"p/\": \"./p\"}, \"extra\": {}}",
                URI.create("file:///map.json"));
        List<String> expected = List.of("empty specifier", "not a string", "\"bare\"", "must end with", "\"extra\"");
        for (String part : expected) {
            assertTrue(map.warnings().stream().anyMatch(warning -> warning.contains(part)), part);
        }
        assertEquals(expected.size(), map.warnings().size(), map.warnings()::toString);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "[]", "{", "{\"imports\": []}", "{\"scopes\": 1}", "{\"scopes\": {\"./\": \"x\"}}"})
    void mapOfAnotherShapeIsRefused(String json) {
        assertThrows(IllegalArgumentException.class, () -> ImportMap.parse(json, URI.create("file:///map.json")));
    }

    private void map(String json) {
        String text = json.replace('\'', '"').replace("/@root@", tree.root().toString());
        importMap = ImportMap.parse(text, tree.at("map.json").toUri());
    }
}
