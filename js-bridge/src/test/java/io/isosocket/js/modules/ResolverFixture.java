package io.isosocket.js.modules;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** A resolver over a folder of files, and the two things that tests of it say. */
abstract class ResolverFixture {

    static final BuiltinModules BUILTINS =
            new BuiltinModules(Map.of("isosocket:script", () -> "export const args = ['a', 'b'];"));

    Tree tree;
    ModuleRoots roots;
    ImportMap importMap = ImportMap.empty();

    @BeforeEach
    void makeFolder(@TempDir Path folder) throws IOException {
        tree = new Tree(folder);
        roots = ModuleRoots.of(tree.root());
    }

    ModuleResolver resolver() {
        return new ModuleResolver(importMap, roots, BUILTINS);
    }

    void assertLeads(String specifier, String referrer, String expected) throws IOException {
        assertLeads(specifier, referrer, expected, ImportStyle.IMPORT);
    }

    void assertLeads(String specifier, String referrer, String expected, ImportStyle style) throws IOException {
        Resolution found = resolver().resolve(specifier, tree.at(referrer), style);
        assertEquals(new Resolution.File(tree.at(expected)), found);
    }

    void assertFails(String specifier, String referrer, String... parts) {
        assertFails(specifier, referrer, ImportStyle.IMPORT, parts);
    }

    void assertFails(String specifier, String referrer, ImportStyle style, String... parts) {
        ModuleResolutionException failure = assertThrows(
                ModuleResolutionException.class, () -> resolver().resolve(specifier, tree.at(referrer), style));
        String message = failure.getMessage();
        assertTrue(message.contains("'" + specifier + "'"), message);
        assertTrue(message.contains(tree.at(referrer).toString()), message);
        for (String part : parts) {
            assertTrue(message.contains(part), () -> "\"" + part + "\" is not in: " + message);
        }
    }
}
