package io.isosocket.vertx.server;

import io.isosocket.CompressionOptions;
import io.isosocket.WebSocketFailure;
import io.isosocket.spi.Connection;
import io.isosocket.spi.ConnectionListener;
import io.isosocket.vertx.channel.BulkMessages;
import io.isosocket.vertx.wire.WireSettings;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.http.HttpServerRequest;
import java.nio.ByteBuffer;
import java.time.Duration;
import org.jspecify.annotations.NullMarked;
import org.jspecify.annotations.Nullable;

/**
 * A process that serves one client: it sends {@code count} messages as fast as the client takes them, or takes them
 * slowly. It prints its port, and at the end what it has come to.
 */
@NullMarked
public final class BulkServer {

    /** How many bytes may wait for the client. */
    private static final long HIGH_WATER = 2L * BulkMessages.SIZE;

    /** How many messages are taken in one go, and after which time the next ones are. */
    private static final int PERMITS = 32;

    private static final long PERMITS_EVERY_MILLIS = 40;
    private static final long FIRST_PERMITS_AFTER_MILLIS = 500;

    private static final WireSettings SETTINGS =
            new WireSettings(BulkMessages.SIZE, Duration.ofSeconds(10), Duration.ZERO, 1);

    private BulkServer() {}

    /** Arguments: {@code sends} or {@code takes}, and how many messages. */
    public static void main(String[] args) {
        long count = Long.parseLong(args[1]);
        Vertx vertx = Vertx.vertx();
        vertx.createHttpServer(new HttpServerOptions().setHttp2ClearTextEnabled(false))
                .requestHandler(request ->
                        accept(request, args[0].equals("sends") ? new Sender(count) : new Taker(vertx, count)))
                .listen(0, "127.0.0.1")
                .onSuccess(server -> System.out.println(server.actualPort()))
                .onFailure(BulkServer::fail);
    }

    private static void accept(HttpServerRequest request, Side side) {
        ServerHandshake handshake = new ServerHandshake(request);
        handshake.check(CompressionOptions.DISABLED).ifPresentOrElse(handshake::refuse, () -> handshake
                .accept(HandshakeAnswer.accept(), SETTINGS, CompressionOptions.DISABLED, side)
                .ifPresent(upgraded -> side.start(upgraded.codec())));
    }

    private static void fail(Throwable thrown) {
        System.out.println("failed: " + thrown);
        thrown.printStackTrace();
        System.exit(1);
    }

    /** What both have in common. */
    private abstract static class Side implements ConnectionListener {
        @Nullable Connection connection;

        long done;

        void start(Connection opened) {
            connection = opened;
        }

        @Override
        public void opened(Connection opened, String protocol, String extensions) {}

        @Override
        public void text(String data) {
            fail(new IllegalStateException("a text came"));
        }

        @Override
        public void binary(byte[] data) {
            fail(new IllegalStateException("bytes came"));
        }

        @Override
        public void accepted(long payloadBytes) {}

        @Override
        public void closing(int code, String reason) {}

        @Override
        public void closed(int code, String reason) {
            System.out.println(done + " messages, closed with " + code);
            System.exit(0);
        }

        @Override
        public void failed(WebSocketFailure failure) {
            fail(failure);
        }
    }

    private static final class Sender extends Side {
        private final long count;
        private long waiting;
        private boolean closed;

        Sender(long count) {
            this.count = count;
        }

        @Override
        void start(Connection opened) {
            super.start(opened);
            fill(opened);
        }

        private void fill(Connection to) {
            while (waiting < HIGH_WATER && done < count) {
                to.sendBinary(BulkMessages.make(done));
                done++;
                waiting += BulkMessages.SIZE;
            }
            if (done == count && !closed) {
                closed = true;
                to.close(1000, "");
            }
        }

        @Override
        public void accepted(long payloadBytes) {
            waiting -= payloadBytes;
            if (connection != null) {
                fill(connection);
            }
        }
    }

    private static final class Taker extends Side {
        private final Vertx vertx;
        private final long count;
        private int permits;

        Taker(Vertx vertx, long count) {
            this.vertx = vertx;
            this.count = count;
        }

        @Override
        void start(Connection opened) {
            super.start(opened);
            opened.pause();
            vertx.setTimer(FIRST_PERMITS_AFTER_MILLIS, first -> {
                grant(opened);
                vertx.setPeriodic(PERMITS_EVERY_MILLIS, again -> grant(opened));
            });
        }

        private void grant(Connection from) {
            permits = PERMITS;
            from.resume();
        }

        @Override
        public void binary(byte[] data) {
            BulkMessages.check(ByteBuffer.wrap(data), done);
            done++;
            permits--;
            if (permits < 0) {
                fail(new IllegalStateException("a message came in spite of the pause"));
            }
            if (permits == 0 && done < count && connection != null) {
                connection.pause();
            }
        }
    }
}
