package io.isosocket.benchmarks;

import io.isosocket.BinaryType;
import io.isosocket.WebSocket;
import java.nio.ByteBuffer;
import java.util.concurrent.TimeUnit;

/** Our WebSocket in Java. */
final class JavaClient implements ClientMain.Client {

    @Override
    public String description() {
        return "Isosocket, JDK " + Runtime.version();
    }

    @Override
    public Result run(Round round) throws Exception {
        WebSocket socket = new WebSocket(round.url());
        socket.binaryType(BinaryType.ARRAYBUFFER);
        String text = "x".repeat(round.size());
        byte[] bytes = new byte[round.size()];
        Counting counting = new Counting(round, round.binary() ? () -> socket.send(bytes) : () -> socket.send(text));
        socket.onopen(event -> counting.begin());
        socket.onmessage(event -> counting.received(
                event.data() instanceof ByteBuffer data
                        ? data.remaining()
                        : String.valueOf(event.data()).length()));
        socket.onclose(event -> counting.fail("closed with " + event.code()));
        Result result = counting.done().get(10, TimeUnit.MINUTES);
        socket.close();
        return result;
    }
}
