package io.isosocket.js.host;

/** A connection of a script, as the limits and the end of its runtime see it. */
sealed interface ScriptConnection permits ScriptSocket, ScriptStream {

    /** {@return how many bytes wait to be sent} */
    long queuedBytes();

    /** The runtime ends: the script hears nothing any more. */
    void stopListening();
}
