package io.isosocket.workbench;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Locale;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The folder with what the workbench keeps, used by one workbench at a time and readable by its user alone. */
final class DataFolder implements AutoCloseable {

    private static final String NAME = "isosocket";

    private final Path path;
    private final FileChannel lockFile;

    private DataFolder(Path path, FileChannel lockFile) {
        this.path = path;
        this.lockFile = lockFile;
    }

    /**
     * {@return where a user's data is by the custom of the system: XDG's base directories, or the system's own folder of
     * applications' data}
     *
     * @param environment gives a variable of the environment, or null
     * @param system the name of the operating system
     * @param home the user's home
     */
    static Path usual(Function<String, @Nullable String> environment, String system, Path home) {
        String name = system.toLowerCase(Locale.ROOT);
        if (name.startsWith("windows")) {
            @Nullable String local = environment.apply("LOCALAPPDATA");
            return (local == null || local.isEmpty() ? home.resolve("AppData").resolve("Local") : Path.of(local))
                    .resolve(NAME);
        }
        if (name.startsWith("mac")) {
            return home.resolve("Library").resolve("Application Support").resolve(NAME);
        }
        @Nullable String data = environment.apply("XDG_DATA_HOME");
        boolean isGiven = data != null && Path.of(data).isAbsolute();
        return (isGiven ? Path.of(data) : home.resolve(".local").resolve("share")).resolve(NAME);
    }

    /**
     * Takes the folder, and makes it where there is none.
     *
     * @param path the folder
     * @return the folder, until it is closed
     * @throws IOException if it cannot be made, or another workbench has it
     */
    static DataFolder take(Path path) throws IOException {
        if (!Files.isDirectory(path)) {
            Files.createDirectories(path);
            if (FileSystems.getDefault().supportedFileAttributeViews().contains("posix")) {
                Files.setPosixFilePermissions(path, PosixFilePermissions.fromString("rwx------"));
            }
        }
        FileChannel channel =
                FileChannel.open(path.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        if (isTaken(channel)) {
            channel.close();
            throw new IOException("another workbench uses " + path + "; --data names another folder");
        }
        return new DataFolder(path, channel);
    }

    private static boolean isTaken(FileChannel channel) throws IOException {
        try {
            @Nullable FileLock lock = channel.tryLock();
            return lock == null;
        } catch (OverlappingFileLockException e) {
            return true;
        }
    }

    Path path() {
        return path;
    }

    /** The lock goes with the channel; the file stays. */
    @Override
    public void close() throws IOException {
        lockFile.close();
    }
}
