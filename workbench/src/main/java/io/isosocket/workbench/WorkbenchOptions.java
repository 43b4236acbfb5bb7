package io.isosocket.workbench;

import java.nio.file.Path;
import java.util.Objects;

/**
 * How the workbench runs.
 *
 * @param port the port on 127.0.0.1; 0 for any free one
 * @param dataFolder where it keeps sessions, logs and what a user saves; made where there is none
 */
public record WorkbenchOptions(int port, Path dataFolder) {

    private static final int MAX_PORT = 65_535;

    /**
     * Checks the values.
     *
     * @param port the port on 127.0.0.1; 0 for any free one
     * @param dataFolder where it keeps what it keeps
     * @throws IllegalArgumentException if the port is none
     */
    public WorkbenchOptions {
        if (port < 0 || port > MAX_PORT) {
            throw new IllegalArgumentException("port: " + port + " is not in 0 to " + MAX_PORT);
        }
        Objects.requireNonNull(dataFolder, "dataFolder");
    }
}
