package io.isosocket.cli;

import io.isosocket.BinaryType;
import io.isosocket.CloseCode;
import io.isosocket.CloseEvent;
import io.isosocket.Event;
import io.isosocket.EventHandler;
import io.isosocket.HandshakeObserver;
import io.isosocket.MessageEvent;
import io.isosocket.RawFrame;
import io.isosocket.WebSocket;
import io.isosocket.WebSocketFailure;
import io.isosocket.WebSocketOptions;
import io.isosocket.workbench.payload.Payload;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * One connection of {@code connect}: all that comes and all that is sent is told to its listeners.
 *
 * <p>The socket's thread serves this connection alone: a listener that waits for a disk or a pipe makes the server wait.
 */
final class Session {

    /** Above this many bytes that the socket has not taken, senders wait. */
    private static final long HIGH_WATER = 1 << 18;

    private static final long PARK_NANOS = TimeUnit.MILLISECONDS.toNanos(2);

    private final Console console;
    private final List<SessionListener> listeners = new CopyOnWriteArrayList<>();
    private final CompletableFuture<@Nullable Void> opened = new CompletableFuture<>();
    private final CompletableFuture<CloseEvent> ended = new CompletableFuture<>();
    /** When the pings that wait for their pongs were sent, by their payload. */
    private final Map<ByteBuffer, Long> pings = new ConcurrentHashMap<>();

    private final AtomicLong pingCount = new AtomicLong();
    private volatile boolean outputLost;
    /** Whether the close frame of this side has been told of. */
    private volatile boolean closesItself;

    private volatile boolean interrupted;

    @SuppressWarnings("NullAway.Init") // set by start
    private volatile WebSocket socket;

    Session(Console console) {
        this.console = console;
    }

    /** Adds a listener, before the start; they are called in this order. */
    void add(SessionListener listener) {
        listeners.add(listener);
    }

    /** Adds one that is told before the others: what is printed is in the log, whatever another thread then adds to it. */
    void addFirst(SessionListener listener) {
        listeners.add(0, listener);
    }

    /**
     * Opens the connection and returns at once.
     *
     * @param url where to connect
     * @param options how
     * @throws io.isosocket.DOMException if the URL or a subprotocol is wrong
     */
    void start(String url, WebSocketOptions options) {
        WebSocketOptions observed =
                options.toBuilder().handshakeObserver(observer()).build();
        // Made first: to link a lambda for the first time may take longer than to open a connection on loopback.
        EventHandler<Event> onopen = event -> open();
        EventHandler<MessageEvent> onmessage = event -> tell(listener -> listener.received(payload(event)));
        boolean answers = options.automaticPong();
        EventHandler<MessageEvent> onping = event -> ping(bytes(event), answers);
        EventHandler<MessageEvent> onpong = this::pong;
        EventHandler<CloseEvent> onclose = this::close;
        WebSocket opening = new WebSocket(url, observed);
        socket = opening;
        opening.binaryType(BinaryType.ARRAYBUFFER);
        opening.onopen(onopen);
        opening.onmessage(onmessage);
        opening.onping(onping);
        opening.onpong(onpong);
        opening.onclose(onclose);
    }

    private HandshakeObserver observer() {
        return new HandshakeObserver() {
            @Override
            public void requestSent(Request request) {
                tell(listener -> listener.requestSent(request));
            }

            @Override
            public void responseReceived(Response response) {
                tell(listener -> listener.responseReceived(response));
            }
        };
    }

    void tell(Consumer<SessionListener> event) {
        listeners.forEach(event);
    }

    private void open() {
        tell(listener -> listener.opened(socket));
        opened.complete(null);
    }

    private void ping(byte[] data, boolean isAnswered) {
        tell(listener -> listener.pingReceived(data));
        if (isAnswered) {
            // It has been sent already.
            tell(listener -> listener.pongSent(data));
        }
    }

    private void pong(MessageEvent event) {
        byte[] data = bytes(event);
        Optional<Duration> roundTrip = Optional.ofNullable(pings.remove(ByteBuffer.wrap(data)))
                .map(sentAt -> Duration.ofNanos(System.nanoTime() - sentAt));
        tell(listener -> listener.pongReceived(data, roundTrip));
    }

    private void close(CloseEvent event) {
        Optional<WebSocketFailure> failure = WebSocketFailure.of(event);
        tellCloseFrames(event, failure);
        failure.filter(known -> !interrupted).ifPresent(known -> tell(listener -> listener.failed(known)));
        tell(listener -> listener.closed(event));
        ended.complete(event);
    }

    /** Tells of the close frames that the connection sent and took by itself. */
    private void tellCloseFrames(CloseEvent event, Optional<WebSocketFailure> failure) {
        if (event.wasClean()) {
            tellCloseFrames(OptionalInt.of(event.code()), OptionalInt.of(event.code()), event.reason());
        } else {
            failure.ifPresent(known -> tellCloseFrames(known.closeCodeReceived(), known.closeCodeSent(), ""));
        }
    }

    private void tellCloseFrames(OptionalInt received, OptionalInt sent, String reason) {
        received.ifPresent(code -> tell(listener -> listener.closeReceived(code, reason)));
        if (!closesItself) {
            sent.ifPresent(code -> tell(listener -> listener.closeSent(code, reason)));
        }
    }

    private static Payload payload(MessageEvent event) {
        return event.data() instanceof ByteBuffer
                ? new Payload.Binary(bytes(event))
                : new Payload.Text(String.valueOf(event.data()));
    }

    private static byte[] bytes(MessageEvent event) {
        ByteBuffer data = event.data() instanceof ByteBuffer buffer ? buffer.duplicate() : ByteBuffer.allocate(0);
        byte[] bytes = new byte[data.remaining()];
        data.get(bytes);
        return bytes;
    }

    /** {@return done once the connection is open} */
    CompletionStage<@Nullable Void> opened() {
        return opened;
    }

    /** {@return done once the connection is closed; it never fails} */
    CompletableFuture<CloseEvent> ended() {
        return ended;
    }

    boolean isOpen() {
        return socket.readyState() == WebSocket.OPEN;
    }

    long bufferedAmount() {
        return socket.bufferedAmount();
    }

    /** Sends a message and waits while the socket has more than it can take. Not on the socket's thread. */
    void send(Payload message) {
        tell(listener -> listener.sent(message));
        message.sendTo(socket);
        while (socket.bufferedAmount() > HIGH_WATER && isOpen()) {
            LockSupport.parkNanos(PARK_NANOS);
        }
    }

    /**
     * Sends a ping.
     *
     * @param text its payload, 125 bytes of UTF-8 at most; where it is empty, one that no other ping has
     * @return the time until its pong came, or a later one
     */
    CompletionStage<Duration> ping(String text) {
        byte[] data = utf8(text.isEmpty() ? Long.toString(pingCount.incrementAndGet()) : text);
        pings.put(ByteBuffer.wrap(data), System.nanoTime());
        tell(listener -> listener.pingSent(data));
        return socket.ping(ByteBuffer.wrap(data));
    }

    /**
     * Sends an unasked pong.
     *
     * @param text its payload, 125 bytes of UTF-8 at most
     */
    void pong(String text) {
        byte[] data = utf8(text);
        tell(listener -> listener.pongSent(data));
        socket.pong(ByteBuffer.wrap(data));
    }

    /**
     * Sends a frame just as it is.
     *
     * @param frame the frame
     */
    void sendFrame(RawFrame frame) {
        tell(listener -> listener.frameSent(frame));
        socket.sendFrame(frame);
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    /** Starts the closing handshake as most do, where it has not started. */
    void close() {
        close(CloseCode.NORMAL_CLOSURE, "");
    }

    /**
     * Starts the closing handshake, where it has not started.
     *
     * @param code a code that may go over the wire, or {@link CloseCode#NO_STATUS_RCVD} for none
     * @param reason 123 bytes of UTF-8 at most
     */
    void close(int code, String reason) {
        if (isOpen()) {
            closesItself = true;
            tell(listener -> listener.closeSent(code, reason));
        }
        if (code == CloseCode.NO_STATUS_RCVD) {
            socket.close();
        } else {
            socket.close(code, reason);
        }
    }

    /** Closes as properly as the time allows, before the process ends. */
    void interrupt() {
        interrupted = true;
        close();
        Await.briefly(ended);
        tell(SessionListener::over);
    }

    /** {@return whether it was ended by Ctrl-C} */
    boolean isInterrupted() {
        return interrupted;
    }

    /** Prints a line of the results; the connection is closed once nobody reads them any more. */
    void print(String line) {
        if (!console.result(line) && !outputLost) {
            outputLost = true;
            close();
        }
    }

    /** {@return the exit code that a connection's end means} */
    int exitCode(CloseEvent event) {
        if (outputLost) {
            console.note(Console.OUTPUT_LOST);
            return ExitCode.FAILURE;
        }
        if (event.wasClean()) {
            return ExitCode.OK;
        }
        boolean refused = WebSocketFailure.of(event)
                .filter(failure -> failure.kind() == WebSocketFailure.Kind.HANDSHAKE_REFUSED)
                .isPresent();
        return refused ? ExitCode.REFUSED : ExitCode.FAILURE;
    }
}
