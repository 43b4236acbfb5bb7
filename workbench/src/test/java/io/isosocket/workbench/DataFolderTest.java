package io.isosocket.workbench;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Where the workbench keeps its files. */
@Timeout(60)
class DataFolderTest {

    private static final Path HOME = Path.of("home").toAbsolutePath();

    @TempDir
    private Path folder;

    private static Path usual(String system, Map<String, String> environment) {
        return DataFolder.usual(environment::get, system, HOME);
    }

    @Test
    void eachSystemHasItsCustom() {
        assertEquals(HOME.resolve(".local/share/isosocket"), usual("Linux", Map.of()));
        Path given = HOME.resolve("data");
        assertEquals(given.resolve("isosocket"), usual("Linux", Map.of("XDG_DATA_HOME", given.toString())));
        assertEquals(HOME.resolve(".local/share/isosocket"), usual("Linux", Map.of("XDG_DATA_HOME", "not/absolute")));
        assertEquals(HOME.resolve("Library/Application Support/isosocket"), usual("Mac OS X", Map.of()));
        assertEquals(HOME.resolve("AppData/Local/isosocket"), usual("Windows 11", Map.of()));
        assertEquals(given.resolve("isosocket"), usual("Windows 11", Map.of("LOCALAPPDATA", given.toString())));
    }

    @Test
    void itIsMadeForItsUserAlone() throws Exception {
        Path path = folder.resolve("a").resolve("b");
        try (DataFolder taken = DataFolder.take(path)) {
            assertTrue(Files.isDirectory(taken.path()));
            if (FileSystems.getDefault().supportedFileAttributeViews().contains("posix")) {
                assertEquals("rwx------", PosixFilePermissions.toString(Files.getPosixFilePermissions(path)));
            }
        }
    }

    @Test
    void oneWorkbenchHasItAtATime() throws Exception {
        try (DataFolder taken = DataFolder.take(folder)) {
            assertEquals(folder, taken.path());
            IOException refused = assertThrows(IOException.class, () -> DataFolder.take(folder));
            assertTrue(String.valueOf(refused.getMessage()).contains(folder.toString()), refused::getMessage);
            ExecutionException failed =
                    assertThrows(ExecutionException.class, () -> Workbench.start(new WorkbenchOptions(0, folder))
                            .toCompletableFuture()
                            .get(30, TimeUnit.SECONDS));
            assertTrue(String.valueOf(failed.getMessage()).contains("another workbench"), failed::getMessage);
        }
        DataFolder.take(folder).close();
    }

    @Test
    void aPortThatIsTakenFreesTheFolder() throws Exception {
        WorkbenchClient other = WorkbenchClient.start(folder.resolve("one"));
        int port = other.workbench().url().getPort();
        Path two = folder.resolve("two");
        assertThrows(ExecutionException.class, () -> Workbench.start(new WorkbenchOptions(port, two))
                .toCompletableFuture()
                .get(30, TimeUnit.SECONDS));
        other.close();
        DataFolder.take(two).close();
    }

    @Test
    void aPortOutOfRangeIsRefused() {
        IllegalArgumentException refused =
                assertThrows(IllegalArgumentException.class, () -> new WorkbenchOptions(65_536, folder));
        assertEquals("port: 65536 is not in 0 to 65535", refused.getMessage());
    }
}
