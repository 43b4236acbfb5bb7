package io.isosocket.js.host;

import io.isosocket.DOMException;
import io.isosocket.WebSocketCloseInfo;
import io.isosocket.WebSocketError;
import io.isosocket.WebSocketOpenInfo;
import io.isosocket.WebSocketStream;
import io.isosocket.WebSocketWritable;
import java.nio.ByteBuffer;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Flow;
import org.graalvm.polyglot.HostAccess;
import org.graalvm.polyglot.Value;
import org.jspecify.annotations.Nullable;

/** The Java side of one WebSocketStream of a script. */
public final class ScriptStream implements ScriptConnection, Flow.Subscriber<Object> {

    private final SocketsHost sockets;
    private final Value scriptObject;
    private final WebSocketStream stream;
    private final Deliveries to;
    private @Nullable WebSocketWritable writable;
    private Flow.@Nullable Subscription subscription;
    private long queued;
    private boolean silent;

    /** The functions of the script's side, each an outermost call. */
    record Deliveries(Value opened, Value text, Value bytes, Value closed, Value failed) {

        static Deliveries of(Value functions) {
            return new Deliveries(
                    functions.getMember("opened"),
                    functions.getMember("text"),
                    functions.getMember("bytes"),
                    functions.getMember("closed"),
                    functions.getMember("failed"));
        }
    }

    ScriptStream(SocketsHost sockets, Value scriptObject, WebSocketStream stream, Deliveries to) {
        this.sockets = sockets;
        this.scriptObject = scriptObject;
        this.stream = stream;
        this.to = to;
    }

    void listen() {
        stream.opened().whenComplete((info, failure) -> {
            if (failure == null) {
                inTask(() -> opened(info));
            }
        });
        stream.closed().whenComplete((info, failure) -> inTask(() -> ended(info, failure)));
    }

    @Override
    public long queuedBytes() {
        return queued;
    }

    @Override
    public void stopListening() {
        silent = true;
    }

    private void inTask(Runnable event) {
        if (!silent) {
            sockets.loop().run(event);
        }
    }

    private void opened(WebSocketOpenInfo info) {
        writable = info.writable();
        info.readable().subscribe(this);
        sockets.deliver(() -> to.opened().execute(scriptObject, info.protocol(), info.extensions()));
    }

    @Override
    public void onSubscribe(Flow.Subscription given) {
        subscription = given;
    }

    @Override
    public void onNext(Object message) {
        inTask(() -> sockets.deliver(() -> message instanceof String text
                ? to.text().execute(scriptObject, text)
                : to.bytes().execute(scriptObject, message)));
    }

    @Override
    public void onError(Throwable failure) {
        // The end is told by what closed() gives.
    }

    @Override
    public void onComplete() {
        // Likewise.
    }

    private void ended(@Nullable WebSocketCloseInfo info, @Nullable Throwable failure) {
        sockets.ended(this);
        if (info != null) {
            if (subscription != null) {
                // What has come already belongs before the end.
                subscription.request(Long.MAX_VALUE);
            }
            int code = info.closeCode().orElse(0);
            sockets.deliver(() -> to.closed().execute(scriptObject, code, info.reason()));
        } else {
            WebSocketError error = (WebSocketError) causeOf(Objects.requireNonNull(failure));
            int code = error.closeCode().orElse(0);
            sockets.deliver(() -> to.failed().execute(scriptObject, code, error.reason(), error.message()));
        }
    }

    /** A stage that depends on another wraps what that one failed with. */
    private static Throwable causeOf(Throwable failure) {
        Throwable cause = failure.getCause();
        return failure instanceof CompletionException && cause != null ? cause : failure;
    }

    // --- What web-socket-stream.js calls.

    /** {@return the URL} */
    @HostAccess.Export
    public String url() {
        return stream.url();
    }

    /** Asks for a message. */
    @HostAccess.Export
    public void pull() {
        Objects.requireNonNull(subscription).request(1);
    }

    /**
     * Writes a text message.
     *
     * @param data the text
     * @param resolve is called once there is room for another
     * @param reject gets the name and the message of a DOMException
     */
    @HostAccess.Export
    public void writeText(String data, Value resolve, Value reject) {
        // What UTF-8 may make of it at the most is checked only where there is a limit.
        sockets.requireRoomFor(data.length());
        settle(data.length(), Objects.requireNonNull(writable).write(data), resolve, reject);
    }

    /**
     * Writes a binary message.
     *
     * @param buffer an ArrayBuffer
     * @param offset the first byte of it
     * @param length how many
     * @param resolve is called once there is room for another
     * @param reject gets the name and the message of a DOMException
     */
    @HostAccess.Export
    public void writeBytes(Value buffer, int offset, int length, Value resolve, Value reject) {
        sockets.requireRoomFor(length);
        ByteBuffer data = ByteBuffer.wrap(Bytes.copy(buffer, offset, length));
        settle(length, Objects.requireNonNull(writable).write(data), resolve, reject);
    }

    private void settle(long bytes, CompletionStage<@Nullable Void> written, Value resolve, Value reject) {
        CompletableFuture<@Nullable Void> future = written.toCompletableFuture();
        if (future.isDone() && !future.isCompletedExceptionally()) {
            resolve.executeVoid();
            return;
        }
        queued += bytes;
        sockets.loop()
                .complete(
                        written.whenComplete((nothing, failure) -> queued -= bytes),
                        nothing -> resolve.executeVoid(),
                        failure -> {
                            DOMException exception = (DOMException) failure;
                            reject.executeVoid(exception.name(), exception.message());
                        });
    }

    /**
     * Closes the connection.
     *
     * @param code -1 for none
     * @param reason empty for none
     */
    @HostAccess.Export
    public void close(int code, String reason) {
        try {
            stream.close(new WebSocketCloseInfo(SocketsHost.optional(code), reason));
        } catch (DOMException e) {
            throw sockets.errors().of(e);
        }
    }
}
