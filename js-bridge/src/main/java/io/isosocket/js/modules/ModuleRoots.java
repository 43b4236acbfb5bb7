package io.isosocket.js.modules;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * The folders that scripts may load modules from. A file counts by its real path, so that a symbolic link does not lead
 * out of them; what lies outside is not even looked at.
 */
public final class ModuleRoots {

    private final boolean anywhere;
    private final Set<Path> folders;

    private ModuleRoots(boolean anywhere, Collection<Path> folders) {
        this.anywhere = anywhere;
        this.folders = new LinkedHashSet<>();
        for (Path folder : folders) {
            Path absolute = folder.toAbsolutePath().normalize();
            this.folders.add(absolute);
            this.folders.add(real(absolute));
        }
    }

    /**
     * {@return no limit: every file that a specifier leads to}
     */
    public static ModuleRoots anywhere() {
        return new ModuleRoots(true, List.of());
    }

    /**
     * Only what lies in some folders.
     *
     * @param folders the folders; none of them need exist. Without any, no file can be loaded
     * @return these folders
     */
    public static ModuleRoots of(Path... folders) {
        return new ModuleRoots(false, Arrays.asList(folders));
    }

    /**
     * The usual limit: the script's own folder, and the {@code node_modules} of it and of each folder above.
     *
     * @param script the file that is run
     * @return its folders
     */
    public static ModuleRoots ofScript(Path script) {
        Path file = real(script.toAbsolutePath().normalize());
        List<Path> folders = new ArrayList<>();
        Path own = file.getParent();
        if (own != null) {
            folders.add(own);
        }
        for (Path folder = own; folder != null; folder = folder.getParent()) {
            folders.add(folder.resolve("node_modules"));
        }
        return new ModuleRoots(false, folders);
    }

    /**
     * These folders and more.
     *
     * @param more the folders to add
     * @return all of them
     */
    public ModuleRoots and(Path... more) {
        List<Path> all = new ArrayList<>(folders);
        all.addAll(Arrays.asList(more));
        return new ModuleRoots(anywhere, all);
    }

    /** These folders and those of another limit. */
    ModuleRoots and(ModuleRoots other) {
        List<Path> all = new ArrayList<>(folders);
        all.addAll(other.folders);
        return new ModuleRoots(anywhere || other.anywhere, all);
    }

    /** Whether a file may be looked at. */
    boolean permit(Path file) {
        Path normal = file.normalize();
        return anywhere || folders.stream().anyMatch(normal::startsWith);
    }

    private static Path real(Path path) {
        try {
            return path.toRealPath();
        } catch (IOException e) {
            // It may appear later; until then it is what it says.
            return path;
        }
    }

    /**
     * {@return the folders, for messages}
     */
    @Override
    public String toString() {
        return anywhere ? "anywhere" : folders.toString();
    }
}
