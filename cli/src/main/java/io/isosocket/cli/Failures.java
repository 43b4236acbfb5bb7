package io.isosocket.cli;

import io.isosocket.WebSocketFailure;
import java.security.cert.CertPathBuilderException;
import java.security.cert.CertPathValidatorException;

/** Failures in one line each, with what may help. */
final class Failures {

    /** How much of a refusal's body is shown, in characters. */
    private static final int BODY_LIMIT = 200;

    private static final int SWITCHING_PROTOCOLS = 101;

    private Failures() {}

    /**
     * Describes a failure.
     *
     * @param failure the failure
     * @return one line
     */
    static String describe(WebSocketFailure failure) {
        String message = String.valueOf(failure.getMessage()).replace('\n', ' ');
        return switch (failure.kind()) {
            case HANDSHAKE_REFUSED ->
                failure.response().map(response -> refusal(message, response)).orElse(message);
            case TLS -> untrusted(failure) ? message + " (--ca FILE trusts the certificates in a file)" : message;
            default -> message;
        };
    }

    /** Whether other trusted certificates may help: they do not against a wrong name or a peer without TLS. */
    private static boolean untrusted(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof CertPathBuilderException || cause instanceof CertPathValidatorException) {
                return true;
            }
        }
        return false;
    }

    private static String refusal(String message, WebSocketFailure.HttpResponse response) {
        String status = String.valueOf(response.status());
        // What a 101 lacks is told by the message.
        String known = response.status() == SWITCHING_PROTOCOLS || message.contains(status)
                ? message
                : message + " (HTTP " + status + ")";
        String body = response.body().strip().lines().findFirst().orElse("");
        if (body.isEmpty() || body.startsWith("<")) {
            return known;
        }
        return known + ": " + (body.length() > BODY_LIMIT ? body.substring(0, BODY_LIMIT) + "…" : body);
    }
}
