package io.isosocket.js.modules;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SeekableByteChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.AccessMode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;

/** The file system itself: modules can be read, and nothing can be done else. */
class ModuleFilesTest extends ResolverFixture {

    private ModuleFiles files;
    private Path module;

    @BeforeEach
    void makeModule() throws IOException {
        tree.file("x.js", "export {};");
        files = new ModuleFiles(resolver(), tree.root());
        module = files.parsePath(tree.at("x.js").toString());
    }

    @Test
    void moduleIsRead() throws IOException {
        ByteBuffer bytes = ByteBuffer.allocate(100);
        try (SeekableByteChannel channel = files.newByteChannel(module, Set.of(StandardOpenOption.READ))) {
            assertEquals(10, channel.size());
            while (channel.read(bytes) >= 0) {
                assertEquals(bytes.position(), channel.position());
            }
        }
        assertEquals("export {};", StandardCharsets.UTF_8.decode(bytes.flip()).toString());
    }

    @Test
    void specifierIsResolvedFromTheModuleThatIsAskedForItsSibling() throws IOException {
        tree.files("lib/node_modules/p/index.js", "lib/main.js");
        Path sibling = files.parsePath(tree.at("lib/main.js").toString()).resolveSibling("p");
        assertEquals(
                tree.at("lib/node_modules/p/index.js").toString(),
                files.toRealPath(sibling).toString());
    }

    @Test
    void everythingElseIsDenied() {
        assertDenied(() -> files.newByteChannel(module, Set.of(StandardOpenOption.WRITE)));
        assertDenied(() -> files.newByteChannel(module, Set.of(StandardOpenOption.READ, StandardOpenOption.APPEND)));
        assertDenied(() -> files.checkAccess(module, Set.of(AccessMode.WRITE)));
        assertDenied(() -> files.delete(module));
        assertDenied(() -> files.createDirectory(files.parsePath("folder")));
        assertDenied(() -> files.newDirectoryStream(files.parsePath(tree.root().toString()), path -> true));
        assertDenied(() -> files.readAttributes(module, "size"));
        assertDenied(() -> files.toRealPath(tree.at("x.js")));
        assertTrue(Files.exists(tree.at("x.js")));
    }

    private static void assertDenied(Executable operation) {
        AccessDeniedException denied = assertThrows(AccessDeniedException.class, operation);
        assertEquals("scripts have no files: modules can be loaded, no more", denied.getReason());
    }
}
