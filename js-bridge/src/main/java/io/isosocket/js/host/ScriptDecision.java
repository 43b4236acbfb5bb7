package io.isosocket.js.host;

import io.isosocket.vertx.server.HandshakeAnswer;
import io.isosocket.vertx.server.HandshakeRequest;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.graalvm.polyglot.HostAccess;
import org.graalvm.polyglot.proxy.ProxyArray;

/** A handshake that a script accepts or refuses, at once or later; the first answer counts. */
public final class ScriptDecision extends ScriptHandshake {

    private final ScriptErrors errors;
    private final CompletableFuture<HandshakeAnswer> answer = new CompletableFuture<>();

    ScriptDecision(HandshakeRequest request, ScriptErrors errors) {
        super(request);
        this.errors = errors;
    }

    CompletionStage<HandshakeAnswer> answer() {
        return answer;
    }

    /** {@return the subprotocols that the client offers, in its order of preference} */
    @HostAccess.Export
    public ProxyArray protocols() {
        return ProxyArray.fromArray(request().protocols().toArray());
    }

    /**
     * Accepts.
     *
     * @param protocol the subprotocol, one of those offered, or the empty string
     */
    @HostAccess.Export
    public void accept(String protocol) {
        answer.complete(
                protocol.isEmpty()
                        ? HandshakeAnswer.accept()
                        : HandshakeAnswer.accept().withProtocol(protocol));
    }

    /**
     * Refuses.
     *
     * @param status an HTTP status, 300 to 599
     * @param body a text
     */
    @HostAccess.Export
    public void refuse(int status, String body) {
        try {
            answer.complete(HandshakeAnswer.refuse(status).withBody(body));
        } catch (IllegalArgumentException wrong) {
            throw errors.range(String.valueOf(wrong.getMessage()));
        }
    }
}
