package io.isosocket.js.modules;

import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import org.graalvm.polyglot.Source;
import org.jspecify.annotations.Nullable;

/**
 * A script to be run.
 *
 * @param path its real path, or for a script that is no file a made-up name in the folder that its imports are relative
 *     to
 * @param kind how it is run
 * @param source its text for {@link org.graalvm.polyglot.Context#eval}. Of the kind CommonJS it is a function, which
 *     {@link CommonJsModules#run} calls
 */
public record ScriptFile(Path path, ScriptKind kind, Source source) {

    /**
     * Opens a file. Its extension may be any: {@code #!} scripts often have none.
     *
     * @param file the file
     * @param asked how to run it, or null to decide by {@link ScriptKind#of}
     * @param sources the sources that the Engine's runtimes share
     * @return the script
     * @throws IOException if there is no such file, it cannot be read, or it must be compiled to JavaScript first
     */
    public static ScriptFile open(Path file, @Nullable ScriptKind asked, ScriptSources sources) throws IOException {
        if (!Files.exists(file)) {
            throw new NoSuchFileException(file.toString(), null, "there is no such script");
        }
        if (!Files.isRegularFile(file)) {
            throw new FileSystemException(file.toString(), null, "a script is a file");
        }
        if (FileLookup.isUncompiled(file)) {
            throw new FileSystemException(file.toString(), null, FileLookup.mustBeCompiled(file));
        }
        Path real = file.toRealPath();
        ScriptKind kind = ScriptKind.of(real, asked);
        return new ScriptFile(real, kind, sources.of(real, kind));
    }

    /**
     * A script that is no file, as from standard input.
     *
     * @param name what stack traces call it
     * @param text its text
     * @param kind how it is run
     * @param folder the folder that its imports are relative to, the one that {@link ModuleFiles} was made with
     * @return the script
     */
    public static ScriptFile ofText(String name, String text, ScriptKind kind, Path folder) {
        Path path = folder.toAbsolutePath().normalize().resolve(name);
        return new ScriptFile(path, kind, ScriptSources.named(name, text, kind));
    }
}
