package io.isosocket.cli;

/** The exit codes of the command, which scripts may rely on. */
final class ExitCode {

    /** The connection was closed cleanly. */
    static final int OK = 0;

    /** The connection failed, or a server could not be started. */
    static final int FAILURE = 1;

    /** The command line is wrong. */
    static final int USAGE = 2;

    /** The server refused the opening handshake. */
    static final int REFUSED = 3;

    /** A step of a script of {@code connect --execute} could not be done, or what it expects did not come. */
    static final int EXPECTATION = 4;

    /** Ctrl-C: 128 and the number of SIGINT, as shells count. */
    static final int INTERRUPTED = 130;

    private ExitCode() {}
}
