package io.isosocket.js.host;

import io.isosocket.AnyWebSocket;
import io.isosocket.DOMException;
import io.isosocket.Event;
import io.isosocket.MessageEvent;
import io.isosocket.WebSocket;
import io.isosocket.WebSocketFailure;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;
import org.graalvm.polyglot.HostAccess;
import org.graalvm.polyglot.Value;

/** The Java side of a client of the module {@code isosocket:websocket}: what it has beyond a WebSocket. */
public sealed class ScriptClient extends ScriptSocket permits ScriptReconnecting, ScriptServed {

    private static final int MAX_CONTROL_PAYLOAD = 125;

    private final Value ping;
    private final Value pong;
    private final Value bufferedAmountLow;

    ScriptClient(SocketsHost sockets, Value scriptObject, AnyWebSocket socket, Value deliveries) {
        super(sockets, scriptObject, socket, Deliveries.of(deliveries));
        ping = deliveries.getMember("ping");
        pong = deliveries.getMember("pong");
        bufferedAmountLow = deliveries.getMember("bufferedAmountLow");
    }

    @Override
    void listen() {
        socket().onping(event -> control(ping, event));
        socket().onpong(event -> control(pong, event));
        socket().onbufferedamountlow(this::low);
        super.listen();
    }

    @Override
    public void stopListening() {
        socket().onping(null);
        socket().onpong(null);
        socket().onbufferedamountlow(null);
        super.stopListening();
    }

    private void control(Value to, MessageEvent event) {
        inTask(() -> sockets().deliver(() -> to.execute(scriptObject(), event.data())));
    }

    private void low(Event event) {
        inTask(() -> sockets().deliver(() -> bufferedAmountLow.execute(scriptObject())));
    }

    // --- What web-socket-client.js calls.

    /** {@return up to how many bytes the buffered amount is low} */
    @HostAccess.Export
    public double bufferedAmountLowThreshold() {
        return socket().bufferedAmountLowThreshold();
    }

    /**
     * Sets up to how many bytes the buffered amount is low.
     *
     * @param bytes 0 or more
     */
    @HostAccess.Export
    public void setBufferedAmountLowThreshold(double bytes) {
        socket().bufferedAmountLowThreshold((long) bytes);
    }

    /**
     * Sends a text as a binary message.
     *
     * @param data without lone surrogates
     */
    @HostAccess.Export
    public void sendTextAsBytes(String data) {
        byte[] utf8 = data.getBytes(StandardCharsets.UTF_8);
        sockets().requireRoomFor(utf8.length);
        guarded(() -> socket().send(utf8));
    }

    /**
     * Sends bytes as a text message.
     *
     * @param buffer an ArrayBuffer
     * @param offset the first byte of it
     * @param length how many
     */
    @HostAccess.Export
    public void sendBytesAsText(Value buffer, int offset, int length) {
        String text;
        try {
            text = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(Bytes.copy(buffer, offset, length)))
                    .toString();
        } catch (CharacterCodingException malformed) {
            throw sockets().errors().type("send: the bytes of a text message are not UTF-8");
        }
        sendText(text);
    }

    /**
     * Sends a ping.
     *
     * @param resolve gets the milliseconds until the pong
     * @param reject gets a {@link FailureHost}
     */
    @HostAccess.Export
    public void ping(Value resolve, Value reject) {
        settle(socket().ping(), ScriptClient::milliseconds, resolve, reject);
    }

    /**
     * Sends a ping with a payload.
     *
     * @param buffer an ArrayBuffer
     * @param offset the first byte of it
     * @param length how many
     * @param resolve gets the milliseconds until the pong
     * @param reject gets a {@link FailureHost}
     */
    @HostAccess.Export
    public void pingWith(Value buffer, int offset, int length, Value resolve, Value reject) {
        ByteBuffer payload = payload("ping", buffer, offset, length);
        settle(socket().ping(payload), ScriptClient::milliseconds, resolve, reject);
    }

    /**
     * Sends a pong.
     *
     * @param buffer an ArrayBuffer
     * @param offset the first byte of it
     * @param length how many
     */
    @HostAccess.Export
    public void pong(Value buffer, int offset, int length) {
        ByteBuffer payload = payload("pong", buffer, offset, length);
        guarded(() -> socket().pong(payload));
    }

    /** {@return the channel, to which all messages go from now on} */
    @HostAccess.Export
    public ScriptChannel channel() {
        if (!(socket() instanceof WebSocket single)) {
            throw new IllegalStateException("what connects again has no channel");
        }
        return sockets().channels().of(single.channel());
    }

    /**
     * Waits for the buffered amount to be low.
     *
     * @param resolve is called then
     * @param reject gets a {@link FailureHost}
     */
    @HostAccess.Export
    public void drained(Value resolve, Value reject) {
        settle(socket().drained(), nothing -> "", resolve, reject);
    }

    private <T> void settle(CompletionStage<T> stage, Function<T, Object> result, Value resolve, Value reject) {
        sockets()
                .loop()
                .complete(
                        stage,
                        value -> resolve.executeVoid(result.apply(value)),
                        failure -> reject.executeVoid(new FailureHost((WebSocketFailure) failure)));
    }

    private static Object milliseconds(Duration time) {
        return time.toNanos() / 1e6;
    }

    private ByteBuffer payload(String method, Value buffer, int offset, int length) {
        if (length > MAX_CONTROL_PAYLOAD) {
            throw sockets()
                    .errors()
                    .range(method + ": " + length + " bytes are not in 0 to " + MAX_CONTROL_PAYLOAD
                            + ", what a control frame holds");
        }
        return ByteBuffer.wrap(Bytes.copy(buffer, offset, length));
    }

    private void guarded(Runnable call) {
        try {
            call.run();
        } catch (DOMException e) {
            throw sockets().errors().of(e);
        }
    }
}
