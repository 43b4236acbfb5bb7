package io.isosocket.samples;

import io.isosocket.ReceiveChannel;
import io.isosocket.TimerChannel;
import io.isosocket.WebSocketChannel;
import io.isosocket.WebSocketFailure;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.util.function.ObjDoubleConsumer;

/** A stream of prices, kept alive by pings while none comes. Blocks its thread. */
public final class PriceStream {

    private PriceStream() {}

    /**
     * Subscribes, and hands on each price until the server closes the connection.
     *
     * @param url the stream's
     * @param silence after how long without a price a ping is sent
     * @param updatePrice gets the symbol and the value of each price
     * @throws WebSocketFailure if there is no connection
     * @throws InterruptedException if the thread is interrupted
     */
    public static void follow(String url, Duration silence, ObjDoubleConsumer<String> updatePrice)
            throws WebSocketFailure, InterruptedException {
        // snippet: price-stream
        try (var prices = WebSocketChannel.connect(url)) {
            prices.send(new JsonObject()
                    .put("action", "subscribe")
                    .put("symbols", JsonArray.of("BTC-USD", "ETH-USD"))
                    .encode());
            var heartbeat = TimerChannel.after(silence);
            while (true) {
                var next = ReceiveChannel.select(prices, heartbeat);
                if (next.isFrom(heartbeat)) {
                    prices.ping();
                    heartbeat = TimerChannel.after(silence);
                } else if (next.ok()) {
                    var price = new JsonObject(next.value(prices).text());
                    updatePrice.accept(price.getString("symbol"), price.getDouble("value"));
                } else {
                    break; // the connection is closed
                }
            }
        }
        // end
    }
}
