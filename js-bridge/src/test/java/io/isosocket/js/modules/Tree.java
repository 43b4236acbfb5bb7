package io.isosocket.js.modules;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** A folder of files that a test writes. */
final class Tree {

    private final Path root;

    Tree(Path root) throws IOException {
        this.root = root.toRealPath();
    }

    Path root() {
        return root;
    }

    Path at(String path) {
        return root.resolve(path);
    }

    /** Writes a file, with the folders above it. */
    Tree file(String path, String text) throws IOException {
        Path file = at(path);
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
        return this;
    }

    /** Writes empty files. */
    Tree files(String... paths) throws IOException {
        for (String path : paths) {
            file(path, "");
        }
        return this;
    }
}
