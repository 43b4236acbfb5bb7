package io.isosocket.cli;

import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import picocli.CommandLine;
import picocli.CommandLine.ParameterException;

/** Scripts that are named on a command line. */
final class ScriptFiles {

    private ScriptFiles() {}

    /**
     * Finds a file before anything is started for it.
     *
     * @param name as it stands on the command line
     * @param command whose command line it is
     * @return the file
     * @throws ParameterException if it cannot be read; it says why
     */
    static Path readable(String name, CommandLine command) {
        if (name.isEmpty()) {
            throw new ParameterException(command, "\"\": is no file name");
        }
        Path file;
        try {
            file = Path.of(name);
        } catch (InvalidPathException e) {
            throw new ParameterException(command, name + ": is no file name", e);
        }
        if (Files.isDirectory(file)) {
            throw new ParameterException(command, name + ": is a directory, not a script");
        }
        if (Files.notExists(file)) {
            throw new ParameterException(command, name + ": there is no such file");
        }
        if (!Files.isReadable(file)) {
            throw new ParameterException(command, name + ": cannot be read");
        }
        return file;
    }
}
