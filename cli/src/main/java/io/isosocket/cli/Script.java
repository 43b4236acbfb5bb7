package io.isosocket.cli;

import java.nio.file.Path;

/** What {@code run} runs. */
sealed interface Script {

    /** {@return how it is run} */
    ScriptForm form();

    /**
     * A file.
     *
     * @param file the file
     * @param form how it is run
     */
    record OfFile(Path file, ScriptForm form) implements Script {}

    /**
     * The code of {@code -e}.
     *
     * @param code the code
     * @param form how it is run
     */
    record OfCode(String code, ScriptForm form) implements Script {}

    /**
     * Standard input, to its end.
     *
     * @param form how it is run
     */
    record OfInput(ScriptForm form) implements Script {}
}
