package io.isosocket.workbench.failure;

import io.isosocket.WebSocketFailure;
import io.isosocket.WebSocketFailure.Kind;
import io.isosocket.WebSocketFailure.Phase;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What to check after a connection failed, the likeliest first, as keys of the page's texts. */
public final class FailureHints {

    private static final String URL = "hint.url";
    private static final String NAME = "hint.name";
    private static final String SERVER_RUNNING = "hint.server-running";
    private static final String FIREWALL = "hint.firewall";
    private static final String PROXY = "hint.proxy";
    private static final String TIMEOUT = "hint.timeout";
    private static final String CERTIFICATE = "hint.certificate";
    private static final String CLIENT_CERTIFICATE = "hint.client-certificate";
    private static final String AUTHENTICATION = "hint.authentication";
    private static final String ORIGIN = "hint.origin";
    private static final String PATH = "hint.path";
    private static final String SUBPROTOCOL = "hint.subprotocol";
    private static final String SERVER_ERROR = "hint.server-error";
    private static final String MESSAGE_FORMAT = "hint.message-format";
    private static final String MESSAGE_SIZE = "hint.message-size";
    private static final String OTHER_SCHEME = "hint.other-scheme";

    private FailureHints() {}

    /**
     * Says what to check.
     *
     * @param failure why the connection failed
     * @param offersProtocols whether subprotocols were offered
     * @param hasProxy whether it was tried through a proxy
     * @return keys of texts
     */
    public static List<String> of(WebSocketFailure failure, boolean offersProtocols, boolean hasProxy) {
        List<String> hints = new ArrayList<>(
                switch (failure.kind()) {
                    case PERMISSION_DENIED, INVALID -> List.of(URL);
                    case TIMEOUT -> ofTimeout(failure.phase());
                    case UNREACHABLE ->
                        failure.phase() == Phase.RESOLVE ? List.of(NAME, URL) : List.of(SERVER_RUNNING, URL, FIREWALL);
                    case TLS -> ofTls(failure);
                    case HANDSHAKE_REFUSED -> ofRefusal(failure, offersProtocols);
                    case PROTOCOL ->
                        failure.phase() == Phase.HANDSHAKE ? List.of(OTHER_SCHEME, URL) : List.of(MESSAGE_FORMAT);
                    case TOO_BIG -> failure.phase() == Phase.HANDSHAKE ? List.of(URL) : List.of(MESSAGE_SIZE);
                    case CLOSED ->
                        failure.phase() == Phase.HANDSHAKE || failure.phase() == Phase.CONNECT
                                ? List.of(OTHER_SCHEME, SERVER_RUNNING, URL)
                                : List.of(SERVER_RUNNING, AUTHENTICATION, ORIGIN, MESSAGE_FORMAT);
                    case INTERNAL -> List.of();
                });
        if (hasProxy && isOfConnecting(failure.phase())) {
            hints.add(PROXY);
        }
        return List.copyOf(hints);
    }

    private static List<String> ofTimeout(Phase phase) {
        return switch (phase) {
            case RESOLVE -> List.of(NAME, TIMEOUT);
            case PREPARE, CONNECT -> List.of(SERVER_RUNNING, FIREWALL, URL, TIMEOUT);
            case TLS, HANDSHAKE -> List.of(OTHER_SCHEME, URL, TIMEOUT, FIREWALL);
            case OPEN, CLOSING -> List.of(SERVER_RUNNING, TIMEOUT, FIREWALL);
        };
    }

    private static List<String> ofTls(WebSocketFailure failure) {
        boolean wantsOurs = failure.tlsAlert()
                .filter(alert -> alert.contains("certificate_required") || alert.equals("bad_certificate"))
                .isPresent();
        return wantsOurs
                ? List.of(CLIENT_CERTIFICATE, CERTIFICATE)
                : List.of(CERTIFICATE, OTHER_SCHEME, CLIENT_CERTIFICATE);
    }

    private static List<String> ofRefusal(WebSocketFailure failure, boolean offersProtocols) {
        int status =
                failure.response().map(WebSocketFailure.HttpResponse::status).orElse(0);
        return switch (status) {
            case 101 -> offersProtocols ? List.of(SUBPROTOCOL) : List.of(URL);
            case 401 -> List.of(AUTHENTICATION);
            case 403 -> List.of(ORIGIN, AUTHENTICATION);
            case 407 -> List.of(PROXY, AUTHENTICATION);
            case 400, 405, 426 -> List.of(PATH, SUBPROTOCOL, OTHER_SCHEME);
            case 404, 410 -> List.of(PATH, URL);
            case 408, 429, 503 -> List.of(SERVER_RUNNING, SERVER_ERROR);
            default ->
                status >= 500
                        ? List.of(SERVER_ERROR)
                        : status >= 300 && status < 400 ? List.of(URL, PATH) : List.of(PATH, URL);
        };
    }

    /**
     * Says what to check after the server closed the connection.
     *
     * @param code the code of its close frame
     * @return keys of texts; none where nothing is wrong
     */
    public static List<String> ofClose(int code) {
        return switch (code) {
            case 1002, 1003, 1007 -> List.of(MESSAGE_FORMAT);
            case 1008 -> List.of(AUTHENTICATION, ORIGIN);
            case 1009 -> List.of(MESSAGE_SIZE);
            case 1010 -> List.of(SUBPROTOCOL);
            case 1011, 1012, 1013, 1014 -> List.of(SERVER_ERROR);
            default -> List.of();
        };
    }

    /**
     * Gives the URL with ws in place of wss, or the other way round.
     *
     * @param failure why the connection failed
     * @param url what was tried
     * @return the URL, where it may help
     */
    public static Optional<String> otherScheme(WebSocketFailure failure, String url) {
        boolean mayHelp = isOfConnecting(failure.phase())
                && failure.phase() != Phase.RESOLVE
                && failure.kind() != Kind.INVALID
                && failure.kind() != Kind.PERMISSION_DENIED;
        if (!mayHelp) {
            return Optional.empty();
        }
        return Optional.of(url)
                .filter(given -> given.regionMatches(true, 0, "wss:", 0, 4))
                .map(given -> "ws:" + given.substring(4))
                .or(() -> Optional.of(url)
                        .filter(given -> given.regionMatches(true, 0, "ws:", 0, 3))
                        .map(given -> "wss:" + given.substring(3)));
    }

    private static boolean isOfConnecting(Phase phase) {
        return phase != Phase.OPEN && phase != Phase.CLOSING;
    }
}
