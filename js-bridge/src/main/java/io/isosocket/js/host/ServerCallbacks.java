package io.isosocket.js.host;

import org.graalvm.polyglot.Value;
import org.jspecify.annotations.Nullable;

/**
 * What a server tells a script, each with an outermost call.
 *
 * @param listening gets the URL and the port
 * @param failed gets why it does not listen: a code as Node.js has it, and a message
 * @param connected gets a {@link ScriptArrival} for each connection
 * @param closed the server has stopped
 * @param deciding gets a {@link ScriptDecision} for each handshake; null where all are accepted
 */
record ServerCallbacks(Value listening, Value failed, Value connected, Value closed, @Nullable Value deciding) {

    static ServerCallbacks of(Value functions) {
        return new ServerCallbacks(
                functions.getMember("listening"),
                functions.getMember("failed"),
                functions.getMember("connected"),
                functions.getMember("closed"),
                functions.getMember("deciding"));
    }
}
