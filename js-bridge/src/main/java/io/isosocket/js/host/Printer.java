package io.isosocket.js.host;

import io.isosocket.js.ScriptConsole;
import io.isosocket.js.ScriptConsole.Level;
import org.graalvm.polyglot.HostAccess;

/** What {@code console.js} calls: the Console Standard's Printer, section 2.3, which gets text only. */
public final class Printer {

    private final ScriptConsole console;

    /**
     * Makes the printer of one runtime.
     *
     * @param console where the output goes
     */
    public Printer(ScriptConsole console) {
        this.console = console;
    }

    /**
     * Prints at level {@link Level#TRACE}.
     *
     * @param text what to print
     */
    @HostAccess.Export
    public void trace(String text) {
        console.print(Level.TRACE, text);
    }

    /**
     * Prints at level {@link Level#DEBUG}.
     *
     * @param text what to print
     */
    @HostAccess.Export
    public void debug(String text) {
        console.print(Level.DEBUG, text);
    }

    /**
     * Prints at level {@link Level#INFO}.
     *
     * @param text what to print
     */
    @HostAccess.Export
    public void info(String text) {
        console.print(Level.INFO, text);
    }

    /**
     * Prints at level {@link Level#WARN}.
     *
     * @param text what to print
     */
    @HostAccess.Export
    public void warn(String text) {
        console.print(Level.WARN, text);
    }

    /**
     * Prints at level {@link Level#ERROR}.
     *
     * @param text what to print
     */
    @HostAccess.Export
    public void error(String text) {
        console.print(Level.ERROR, text);
    }

    /** Empties the console. */
    @HostAccess.Export
    public void clear() {
        console.clear();
    }
}
