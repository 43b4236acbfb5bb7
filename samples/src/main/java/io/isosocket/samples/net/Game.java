package io.isosocket.samples.net;

import io.isosocket.BinaryType;
import io.isosocket.vertx.server.Connections;
import io.isosocket.vertx.server.ServerConnection;
import io.isosocket.vertx.server.WebSocketServer;
import io.vertx.core.Vertx;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/**
 * A game: players send what they do, the server alone moves them, and all see its state at each tick. Messages are binary.
 * Input: dx and dy, a signed byte each. State: the tick, 32 bits; then of each player its number, 16 bits, and x and y, 16
 * bits signed. Numbers are little-endian.
 */
public final class Game {

    private static final long DEFAULT_TICK = 50;
    private static final int FIELD = 100;
    private static final int HEAD = 4;
    private static final int BYTES_OF_PLAYER = 6;
    private static final int BYTES_OF_INPUT = 2;

    private final Connections players = new Connections();
    /** On the server's event loop only, as the timer. */
    private final Map<Long, Player> places = new TreeMap<>();

    private int tick;
    private boolean running;

    private Game() {}

    private static final class Player {
        private int x;
        private int y;
        private int dx;
        private int dy;
    }

    /**
     * Starts the game on the loopback interface.
     *
     * @param vertx carries it
     * @param port the port, or 0 for any free one
     * @param interval milliseconds of a tick
     * @return the server once it listens
     */
    public static CompletionStage<WebSocketServer> listen(Vertx vertx, int port, long interval) {
        var game = new Game();
        return WebSocketServer.builder()
                .vertx(vertx)
                .connections(game.players)
                .handler(player -> game.joined(vertx, player, interval))
                .listen(port);
    }

    private void joined(Vertx vertx, ServerConnection connection, long interval) {
        var player = new Player();
        places.put(connection.id(), player);
        connection.binaryType(BinaryType.ARRAYBUFFER);
        connection.onmessage(event -> take(player, event.data()));
        connection.onclose(event -> places.remove(connection.id()));
        if (!running) {
            // From here, so that ticks come on the context of the players' events.
            running = true;
            vertx.setPeriodic(interval, timer -> move());
        }
    }

    /** The last input before a tick counts; however large it is, it is one step. */
    private static void take(Player player, @Nullable Object data) {
        if (data instanceof ByteBuffer input && input.remaining() == BYTES_OF_INPUT) {
            player.dx = Integer.signum(input.get(0));
            player.dy = Integer.signum(input.get(1));
        }
    }

    private void move() {
        tick++;
        ByteBuffer state = ByteBuffer.allocate(HEAD + places.size() * BYTES_OF_PLAYER)
                .order(ByteOrder.LITTLE_ENDIAN)
                .putInt(tick);
        places.forEach((id, player) -> {
            player.x = inField(player.x + player.dx);
            player.y = inField(player.y + player.dy);
            player.dx = 0;
            player.dy = 0;
            state.putShort(id.shortValue()).putShort((short) player.x).putShort((short) player.y);
        });
        players.broadcast(state.flip());
    }

    private static int inField(int value) {
        return Math.max(-FIELD, Math.min(FIELD, value));
    }

    /**
     * Runs the game.
     *
     * @param args the port
     */
    public static void main(String[] args) {
        Servers.run(args, 8896, port -> listen(Vertx.vertx(), port, DEFAULT_TICK));
    }
}
