package io.isosocket.js.host;

import io.isosocket.WebSocketOptions;
import io.isosocket.js.ClientRules;
import io.isosocket.js.ScriptConsole;
import io.isosocket.js.ServerRules;
import java.io.Reader;
import java.util.List;
import java.util.Optional;
import org.graalvm.polyglot.Value;

/** What the globals of one runtime need to know of it, and tell it. */
public interface Environment {

    /** {@return the URL that the script sees as its location, where it has one} */
    Optional<String> location();

    /** {@return where the script's {@code console} prints} */
    ScriptConsole console();

    /** {@return the options of the script's WebSockets} */
    WebSocketOptions sockets();

    /** {@return what the script may choose for the clients of {@code isosocket:websocket}} */
    ClientRules clientRules();

    /** {@return where the script may listen, and the server that it shares} */
    ServerRules serverRules();

    /** {@return how many WebSockets may be open at a time} */
    int maxSockets();

    /** {@return how many timers may wait at a time} */
    int maxTimers();

    /** {@return how many bytes may wait to be sent by all sockets together} */
    long maxQueuedBytes();

    /**
     * An error that the script neither caught nor canceled.
     *
     * @param thrown what was thrown, or the reason of the rejection
     * @param rejection whether it is the rejection of a promise
     */
    void uncaught(Value thrown, boolean rejection);

    /** The script asked to end, by {@code close()} of its global. */
    void closeRequested();

    /**
     * The script asked to end with an exit code.
     *
     * @param code 0 to 255
     */
    void exitRequested(int code);

    /** {@return the arguments that the script was given} */
    List<String> arguments();

    /** {@return what the script may read, where there is something} */
    Optional<Reader> input();

    /** {@return whether the script sees a window and a document} */
    boolean windowed();
}
