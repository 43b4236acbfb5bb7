package io.isosocket.cli;

import io.isosocket.WebSocketFailure;

/** Failures in one line each, with what may help. */
final class Failures {

    /** How much of a refusal's body is shown, in characters. */
    private static final int BODY_LIMIT = 200;

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
            case TLS -> message + " (--ca FILE trusts the certificates in a file)";
            default -> message;
        };
    }

    private static String refusal(String message, WebSocketFailure.HttpResponse response) {
        String status = String.valueOf(response.status());
        String known = message.contains(status) ? message : message + " (HTTP " + status + ")";
        String body = response.body().strip().lines().findFirst().orElse("");
        if (body.isEmpty() || body.startsWith("<")) {
            return known;
        }
        return known + ": " + (body.length() > BODY_LIMIT ? body.substring(0, BODY_LIMIT) + "…" : body);
    }
}
