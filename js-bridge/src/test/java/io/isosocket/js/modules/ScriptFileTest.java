package io.isosocket.js.modules;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotSame;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** How a script is run, and its source. */
class ScriptFileTest {

    private final ScriptSources sources = new ScriptSources();
    private Tree tree;

    @BeforeEach
    void makeFolder(@TempDir Path folder) throws IOException {
        tree = new Tree(folder);
    }

    @ParameterizedTest
    @CsvSource({"x.js, CLASSIC", "x, CLASSIC", "x.mjs, MODULE", "x.cjs, COMMONJS"})
    void extensionDecides(String name, ScriptKind kind) throws IOException {
        tree.files(name);
        assertEquals(kind, open(name, null).kind());
    }

    @ParameterizedTest
    @CsvSource({
        "x.js, MODULE",
        "deep/er/x.js, MODULE",
        "x.cjs, COMMONJS",
        "node_modules/p/x.js, CLASSIC",
        "old/x.js, CLASSIC"
    })
    void nearestPackageJsonDecides(String name, ScriptKind kind) throws IOException {
        tree.file("package.json", "{\"type\": \"module\"}")
                .file("old/package.json", "{}")
                .files(name);
        assertEquals(kind, open(name, null).kind());
    }

    @ParameterizedTest
    @CsvSource({"x.js, MODULE", "x.mjs, COMMONJS", "x.cjs, CLASSIC"})
    void whatIsAskedForDecidesFirst(String name, ScriptKind asked) throws IOException {
        tree.files(name);
        assertEquals(asked, open(name, asked).kind());
    }

    @Test
    void sourceHasTheRealPath() throws IOException {
        tree.file("real.js", "\uFEFFlet x;");
        Files.createSymbolicLink(tree.at("link.js"), tree.at("real.js"));
        ScriptFile script = open("link.js", null);
        assertEquals(tree.at("real.js"), script.path());
        assertEquals(tree.at("real.js").toString(), script.source().getPath());
        assertEquals("let x;", script.source().getCharacters().toString());
    }

    @Test
    void sourceIsSharedUntilTheFileChanges() throws IOException {
        tree.file("x.js", "1");
        ScriptFile first = open("x.js", null);
        assertSame(first.source(), open("x.js", null).source());
        assertNotSame(first.source(), open("x.js", ScriptKind.MODULE).source());
        tree.file("x.js", "2");
        Files.setLastModifiedTime(tree.at("x.js"), FileTime.fromMillis(1));
        assertEquals("2", open("x.js", null).source().getCharacters().toString());
    }

    @Test
    void keptSourcesHaveABound() throws IOException {
        for (int i = 0; i <= ScriptSources.KEPT; i++) {
            tree.file("x" + i + ".js", "1");
            open("x" + i + ".js", null);
        }
        assertEquals(ScriptSources.KEPT, sources.count());
    }

    @Test
    void uncompiledFileIsRefused() throws IOException {
        tree.files("x.ts");
        FileSystemException e = assertThrows(FileSystemException.class, () -> open("x.ts", null));
        String message = String.valueOf(e.getMessage());
        assertTrue(message.contains("must be compiled to JavaScript first"), message);
    }

    @Test
    void missingFileAndFolderAreRefused() throws IOException {
        tree.files("folder/x.js");
        assertThrows(NoSuchFileException.class, () -> open("gone.js", null));
        assertThrows(FileSystemException.class, () -> open("folder", null));
    }

    private ScriptFile open(String name, @Nullable ScriptKind asked) throws IOException {
        return ScriptFile.open(tree.at(name), asked, sources);
    }
}
