package io.isosocket.vertx.server;

import io.isosocket.CloseCode;
import io.isosocket.WebSocketFailure;
import io.isosocket.spi.Connection;
import io.isosocket.vertx.wire.WireListener;
import io.netty.buffer.ByteBufUtil;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** What a client sends, on its way from the codec: counted, and limited by {@link RateLimit}. Event loop only. */
final class ClientEvents implements WireListener {

    private final ServedConnection served;
    private final ServerMetrics metrics;
    private final @Nullable RateLimit limit;
    private final @Nullable MessageRate rate;
    private boolean heldBack;
    private boolean closedForRate;

    ClientEvents(ServedConnection served) {
        this.served = served;
        metrics = served.options().metrics();
        limit = served.options().rateLimit().orElse(null);
        rate = limit == null ? null : new MessageRate(limit, System.nanoTime());
    }

    @Override
    public void opened(Connection connection, String protocol, String extensions) {
        // It was open before anybody listened.
    }

    @Override
    public void whileReading(Runnable reading) {
        served.delivery().whileReading(reading);
    }

    @Override
    public boolean hearsMessages() {
        // What is counted or limited has to come, heard or not.
        return rate != null
                || metrics != ServerMetrics.NONE
                || served.delivery().hearsMessages();
    }

    @Override
    public void text(String data) {
        if (isWithinRate()) {
            if (metrics != ServerMetrics.NONE) {
                metrics.received(ByteBufUtil.utf8Bytes(data));
            }
            served.delivery().text(data);
        }
    }

    @Override
    public void binary(byte[] data) {
        if (isWithinRate()) {
            metrics.received(data.length);
            served.delivery().binary(data);
        }
    }

    @Override
    public void ping(byte[] data) {
        if (isWithinRate()) {
            served.delivery().ping(data);
        }
    }

    @Override
    public void pong(byte[] data) {
        if (isWithinRate()) {
            served.delivery().pong(data);
        }
    }

    @Override
    public void accepted(long payloadBytes) {
        served.accepted(payloadBytes);
        served.delivery().accepted(payloadBytes);
    }

    @Override
    public void closing(int code, String reason) {
        served.delivery().closing(code, reason);
    }

    @Override
    public void closed(int code, String reason) {
        served.end();
        served.delivery().closed(code, reason);
    }

    @Override
    public void failed(WebSocketFailure failure) {
        served.end();
        served.delivery().failed(failure);
    }

    private boolean isWithinRate() {
        if (rate == null || limit == null) {
            return true;
        }
        if (!closedForRate && rate.take(System.nanoTime()) > 0) {
            exceeded(rate, limit);
        }
        return !closedForRate;
    }

    private void exceeded(MessageRate overdrawn, RateLimit of) {
        if (of.whenExceeded() == RateLimit.WhenExceeded.CLOSE) {
            closedForRate = true;
            String reason = "more than " + of.messagesPerSecond() + " messages a second";
            served.socket().close(CloseCode.POLICY_VIOLATION, reason);
        } else if (!heldBack) {
            heldBack = true;
            served.holdReading();
            readAgainLater(overdrawn);
        }
    }

    private void readAgainLater(MessageRate overdrawn) {
        var unused = served.loop()
                .schedule(
                        () -> {
                            if (overdrawn.overdrawn(System.nanoTime()) > 0) {
                                // More was heard meanwhile, of what had been read before.
                                readAgainLater(overdrawn);
                            } else {
                                heldBack = false;
                                served.releaseReading();
                            }
                        },
                        overdrawn.overdrawn(System.nanoTime()),
                        TimeUnit.NANOSECONDS);
    }
}
