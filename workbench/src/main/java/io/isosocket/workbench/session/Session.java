package io.isosocket.workbench.session;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.isosocket.AnyWebSocket;
import io.isosocket.BinaryType;
import io.isosocket.CloseEvent;
import io.isosocket.DOMException;
import io.isosocket.MessageEvent;
import io.isosocket.RawFrame;
import io.isosocket.ReconnectingEvent;
import io.isosocket.ReconnectingWebSocket;
import io.isosocket.WebSocket;
import io.isosocket.WebSocketFailure;
import io.isosocket.WebSocketOptions;
import io.isosocket.workbench.export.HandshakeText;
import io.isosocket.workbench.log.LogKind;
import io.isosocket.workbench.log.LogType;
import io.isosocket.workbench.payload.Payload;
import io.isosocket.workbench.payload.PayloadFormat;
import io.isosocket.workbench.payload.Secrets;
import io.isosocket.workbench.payload.Template;
import io.isosocket.workbench.payload.TemplateValues;
import io.vertx.core.Vertx;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * One tab of the workbench: a connection that can be made again and again, and what is logged of it. Its methods are
 * called on one worker context of Vert.x, on which its socket lives; so it may wait for its log, and while it waits the
 * socket is not read from.
 */
public final class Session {

    /** Takes what is to be logged. */
    public interface Log {

        /**
         * Adds an entry; may wait.
         *
         * @param kind whose doing it is
         * @param type what it is
         * @param payload belongs to the log from now on
         * @param code the code of a close frame, or 0
         * @return the number of the entry
         */
        long append(LogKind kind, LogType type, byte[] payload, int code);
    }

    /**
     * How a connection ended.
     *
     * @param code the code of the close event
     * @param reason its reason
     * @param clean whether both close frames have passed
     */
    public record Closed(int code, String reason, boolean clean) {}

    /**
     * The next try to connect.
     *
     * @param attempt which in a row, from 1
     * @param at when
     */
    public record NextTry(int attempt, Instant at) {}

    /** As much may wait to be sent before a message that is repeated is left out. */
    static final long REPEAT_HIGH_WATER = 1 << 20;

    private static final int NO_STATUS = 1005;

    private final Vertx vertx;
    private final Log log;
    private final Runnable changed;
    private final TemplateValues values = new TemplateValues();

    private ConnectionSpec spec;
    private Map<String, String> variables;
    private SessionState state = SessionState.IDLE;
    private Instant since = Instant.now();
    private boolean wasEverOpen;
    private boolean closesItself;
    private @Nullable AnyWebSocket socket;
    private @Nullable Handshake handshake;
    private @Nullable WebSocketFailure failure;
    private @Nullable Closed closed;
    private @Nullable NextTry nextTry;

    /**
     * Makes a session that is not connected.
     *
     * @param vertx has the timers
     * @param spec where to connect
     * @param variables what templates may name
     * @param wasEverOpen whether it was connected before the workbench was started
     * @param log takes what is to be logged
     * @param changed is told that something has changed
     */
    Session(
            Vertx vertx,
            ConnectionSpec spec,
            Map<String, String> variables,
            boolean wasEverOpen,
            Log log,
            Runnable changed) {
        this.vertx = vertx;
        this.spec = spec;
        this.variables = Map.copyOf(variables);
        this.wasEverOpen = wasEverOpen;
        this.log = log;
        this.changed = changed;
    }

    /** {@return where it connects} */
    public ConnectionSpec spec() {
        return spec;
    }

    /** {@return what templates may name} */
    public Map<String, String> variables() {
        return variables;
    }

    /** {@return where it stands} */
    public SessionState state() {
        return state;
    }

    /** {@return when it came to stand there} */
    public Instant since() {
        return since;
    }

    /** {@return whether it was ever connected} */
    public boolean wasEverOpen() {
        return wasEverOpen;
    }

    /** {@return the subprotocol of the connection; empty for none} */
    public String protocol() {
        return socket == null ? "" : socket.protocol();
    }

    /** {@return the extensions of the connection; empty for none} */
    public String extensions() {
        return socket == null ? "" : socket.extensions();
    }

    /** {@return how many bytes wait to be sent} */
    public long bufferedAmount() {
        return socket == null || state.isOver() ? 0 : socket.bufferedAmount();
    }

    /** {@return the opening handshake of the last try} */
    public Optional<Handshake> handshake() {
        return Optional.ofNullable(handshake);
    }

    /** {@return why the last try or connection failed, if it did} */
    public Optional<WebSocketFailure> failure() {
        return Optional.ofNullable(failure);
    }

    /** {@return how the last connection ended, if it did} */
    public Optional<Closed> closed() {
        return Optional.ofNullable(closed);
    }

    /** {@return the next try to connect, where it waits for one} */
    public Optional<NextTry> nextTry() {
        return Optional.ofNullable(nextTry);
    }

    /**
     * Changes where it connects next.
     *
     * @param value where
     * @throws WrongStateException if there is a connection
     */
    void spec(ConnectionSpec value) {
        if (!state.isOver()) {
            throw new WrongStateException("the connection cannot be changed while it is " + state.jsonName());
        }
        spec = value;
        changed.run();
    }

    /** Changes what templates may name. */
    void variables(Map<String, String> value) {
        variables = Map.copyOf(value);
        changed.run();
    }

    /**
     * Starts to connect.
     *
     * @throws WrongStateException if there is a connection
     * @throws InvalidInputException if a file of TLS is wrong
     */
    void connect() {
        if (!state.isOver()) {
            throw new WrongStateException("it is " + state.jsonName() + " already");
        }
        WebSocketOptions options = spec.options(Handshake.observer(this::requestSent, this::responseReceived));
        AnyWebSocket opening;
        try {
            opening = spec.reconnect().enabled() ? reconnecting(options) : new WebSocket(spec.url(), options);
        } catch (DOMException | IllegalArgumentException e) {
            throw new InvalidInputException("connection", String.valueOf(e.getMessage()));
        }
        opening.binaryType(BinaryType.ARRAYBUFFER);
        opening.onopen(event -> opened());
        opening.onmessage(this::message);
        opening.onping(this::ping);
        opening.onpong(event -> log.append(LogKind.RECEIVED, LogType.PONG, bytes(event), 0));
        opening.onclose(this::ended);
        socket = opening;
        handshake = null;
        failure = null;
        closed = null;
        closesItself = false;
        become(SessionState.CONNECTING);
    }

    private ReconnectingWebSocket reconnecting(WebSocketOptions options) {
        ReconnectingWebSocket made = new ReconnectingWebSocket(spec.url(), spec.reconnectOptions(options));
        made.onreconnecting(this::retrying);
        return made;
    }

    private void become(SessionState next) {
        state = next;
        since = Instant.now();
        if (next != SessionState.WAITING) {
            nextTry = null;
        }
        changed.run();
    }

    private void info(LogType type, String words) {
        log.append(LogKind.INFO, type, words.getBytes(UTF_8), 0);
    }

    private void requestSent(Handshake begun) {
        handshake = begun;
        info(LogType.HANDSHAKE, HandshakeText.of(begun.request()));
        changed.run();
    }

    private void responseReceived(Handshake done) {
        handshake = done;
        done.response().ifPresent(response -> info(LogType.HANDSHAKE, HandshakeText.of(response)));
        changed.run();
    }

    private void opened() {
        wasEverOpen = true;
        failure = null;
        closed = null;
        closesItself = false;
        String agreed = protocol().isEmpty() ? "" : ", subprotocol " + protocol();
        String extended = extensions().isEmpty() ? "" : ", extensions " + extensions();
        info(LogType.OPEN, "connected to " + Secrets.maskUrl(spec.url()) + agreed + extended);
        become(SessionState.OPEN);
    }

    private void message(MessageEvent event) {
        if (event.data() instanceof ByteBuffer) {
            log.append(LogKind.RECEIVED, LogType.BINARY, bytes(event), 0);
        } else {
            log.append(
                    LogKind.RECEIVED, LogType.TEXT, String.valueOf(event.data()).getBytes(UTF_8), 0);
        }
    }

    private void ping(MessageEvent event) {
        byte[] data = bytes(event);
        log.append(LogKind.RECEIVED, LogType.PING, data, 0);
        if (spec.automaticPong() && socket != null && socket.readyState() == AnyWebSocket.OPEN) {
            // It has been sent already.
            log.append(LogKind.SENT, LogType.PONG, data, 0);
        }
    }

    private static byte[] bytes(MessageEvent event) {
        if (!(event.data() instanceof ByteBuffer buffer)) {
            throw new AssertionError("binary data is a ByteBuffer");
        }
        byte[] bytes = new byte[buffer.remaining()];
        buffer.duplicate().get(bytes);
        return bytes;
    }

    private void retrying(ReconnectingEvent event) {
        over(WebSocketFailure.of(event), event.code(), event.reason());
        info(
                LogType.RECONNECT,
                "try " + event.attempt() + " in " + event.delay().toMillis() + " ms");
        closesItself = false;
        NextTry next = new NextTry(event.attempt(), Instant.now().plus(event.delay()));
        nextTry = next;
        become(SessionState.WAITING);
        vertx.setTimer(Math.max(1, event.delay().toMillis()), timer -> {
            if (state == SessionState.WAITING && next.equals(nextTry)) {
                become(SessionState.CONNECTING);
            }
        });
    }

    private void ended(CloseEvent event) {
        over(WebSocketFailure.of(event), event.code(), event.reason());
        closed = new Closed(event.code(), event.reason(), event.wasClean());
        become(SessionState.CLOSED);
    }

    /** Logs the close frames, or why there were none. */
    private void over(Optional<WebSocketFailure> why, int code, String reason) {
        closed = new Closed(code, reason, why.isEmpty());
        failure = why.orElse(null);
        if (why.isEmpty()) {
            if (state != SessionState.CONNECTING && state != SessionState.WAITING) {
                log.append(LogKind.RECEIVED, LogType.CLOSE, reason.getBytes(UTF_8), code);
                if (!closesItself) {
                    log.append(LogKind.SENT, LogType.CLOSE, reason.getBytes(UTF_8), code);
                }
            }
            return;
        }
        WebSocketFailure known = why.get();
        known.closeCodeReceived()
                .ifPresent(received -> log.append(LogKind.RECEIVED, LogType.CLOSE, new byte[0], received));
        if (!closesItself) {
            known.closeCodeSent().ifPresent(sent -> log.append(LogKind.SENT, LogType.CLOSE, new byte[0], sent));
        }
        if (handshake != null && known.response().isPresent()) {
            handshake = handshake.withBody(known.response().get().body());
        }
        String words = known.kind() + " (" + known.phase() + "): " + known.getMessage();
        log.append(LogKind.ERROR, LogType.FAILURE, words.getBytes(UTF_8), 0);
    }

    /**
     * Closes the connection, or gives up to connect.
     *
     * @param code the code, or 1005 for none
     * @param reason the reason
     * @throws WrongStateException if there is no connection
     * @throws InvalidInputException if the code or the reason must not be sent
     */
    void disconnect(int code, String reason) {
        AnyWebSocket closing = socket;
        if (closing == null || state.isOver()) {
            throw new WrongStateException("there is no connection to close");
        }
        if (code == NO_STATUS && !reason.isEmpty()) {
            throw new InvalidInputException("reason", "a close frame without a code has no reason");
        }
        // The peer may have begun to close it already, and then nothing more is sent.
        boolean wasOpen = state == SessionState.OPEN && closing.readyState() == AnyWebSocket.OPEN;
        try {
            if (code == NO_STATUS) {
                closing.close();
            } else {
                closing.close(code, reason);
            }
        } catch (DOMException e) {
            boolean ofReason = e.name().equals("SyntaxError");
            throw new InvalidInputException(ofReason ? "reason" : "code", String.valueOf(e.getMessage()));
        }
        if (wasOpen) {
            closesItself = true;
            log.append(LogKind.SENT, LogType.CLOSE, reason.getBytes(UTF_8), code);
        }
        if (state != SessionState.CLOSING) {
            become(SessionState.CLOSING);
        }
    }

    /**
     * Makes a payload of what was typed.
     *
     * @param format how it was typed
     * @param data what was typed
     * @param isTemplate whether names in it are filled in
     * @return the payload
     * @throws io.isosocket.workbench.payload.PayloadException if it is wrong
     */
    Payload payload(PayloadFormat format, String data, boolean isTemplate) {
        return format.parse(isTemplate ? Template.parse(data).fill(variables, values) : data);
    }

    /**
     * Sends a message.
     *
     * @param payload the message
     * @return the number of its entry
     * @throws WrongStateException if it is not connected
     */
    long send(Payload payload) {
        payload.sendTo(open());
        return log.append(LogKind.SENT, payload.type(), payload.bytes(), 0);
    }

    /**
     * Sends a ping.
     *
     * @param data its payload
     * @return the time to its pong
     * @throws WrongStateException if it is not connected
     * @throws InvalidInputException if there are more than 125 bytes
     */
    CompletionStage<Duration> ping(byte[] data) {
        CompletionStage<Duration> pong = control(() -> open().ping(ByteBuffer.wrap(data)));
        log.append(LogKind.SENT, LogType.PING, data, 0);
        return pong;
    }

    /**
     * Sends a pong that nobody asked for.
     *
     * @param data its payload
     * @return the number of its entry
     * @throws WrongStateException if it is not connected
     * @throws InvalidInputException if there are more than 125 bytes
     */
    long pong(byte[] data) {
        control(() -> {
            open().pong(ByteBuffer.wrap(data));
            return data;
        });
        return log.append(LogKind.SENT, LogType.PONG, data, 0);
    }

    /**
     * Sends a frame just as it is.
     *
     * @param frame the frame
     * @return the number of its entry
     * @throws WrongStateException if it is not connected
     */
    long sendFrame(RawFrame frame) {
        open().sendFrame(frame);
        return log.append(LogKind.SENT, LogType.FRAME, frame.bytes(), 0);
    }

    private static <T> T control(Supplier<T> sent) {
        try {
            return sent.get();
        } catch (IllegalArgumentException e) {
            throw new InvalidInputException("data", String.valueOf(e.getMessage()));
        }
    }

    /** Logs that something that was asked for could not be done. */
    void trouble(String words) {
        log.append(LogKind.ERROR, LogType.FAILURE, words.getBytes(UTF_8), 0);
    }

    private AnyWebSocket open() {
        AnyWebSocket open = socket;
        if (open == null || state != SessionState.OPEN || open.readyState() != AnyWebSocket.OPEN) {
            throw new WrongStateException("nothing can be sent: it is not connected");
        }
        return open;
    }
}
