package io.isosocket.cli;

import io.isosocket.js.JsEngine;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * What the launcher's archive of classes is made of: it holds what these commands load. They are what starts most often,
 * and the demo for its sockets; each class more makes every start a little longer.
 */
final class ArchiveTraining {

    private static final String CLASSIC = "setTimeout(() => console.log('start', { timers: [1] }), 1)";

    private static final String MODULE = "import { args } from 'isosocket:script'; console.log(args.length)";

    private ArchiveTraining() {}

    /**
     * Runs the commands and ends the process: with 0 where each of them ended well.
     *
     * @param args none
     * @throws IOException if the script cannot be written
     */
    public static void main(String[] args) throws IOException {
        JsEngine.prepare();
        System.exit(run(Console.ofProcess()));
    }

    static int run(Console console) throws IOException {
        Path script = Files.createTempFile("isosocket", ".js");
        try {
            Files.writeString(script, CLASSIC);
            List<String[]> commands = List.of(
                    new String[] {"run", "-e", CLASSIC},
                    new String[] {"run", script.toString()},
                    new String[] {"run", "--module", "-e", MODULE},
                    new String[] {"demo"});
            return commands.stream()
                    .mapToInt(command -> Main.run(console, command))
                    .max()
                    .orElseThrow();
        } finally {
            Files.deleteIfExists(script);
        }
    }
}
