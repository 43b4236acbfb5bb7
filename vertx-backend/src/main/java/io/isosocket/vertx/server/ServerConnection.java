package io.isosocket.vertx.server;

import io.isosocket.CloseCodeRule;
import io.isosocket.WebSocket;
import io.isosocket.spi.AcceptedConnection;
import io.isosocket.spi.SharedMessage;
import io.vertx.core.net.SocketAddress;
import java.util.HashSet;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The server's side of a connection: the same WebSocket as a client's, {@linkplain WebSocket#OPEN open} from the start.
 * {@code close} takes every code that may go over the wire. It is one of the {@link Connections} of its server, and can be
 * in rooms of theirs.
 *
 * <p>Its events come on the context of the server: that of the verticle that made it, or an event loop. Any thread may
 * call its methods.
 */
public final class ServerConnection extends WebSocket {

    private final long id;
    private final Connections connections;
    private final ServedConnection served;
    /** Null as long as it has joined none. */
    private @Nullable Set<String> rooms;

    private boolean ended;

    ServerConnection(AcceptedConnection accepted, ServedConnection served, Connections connections) {
        super(accepted, CloseCodeRule.PROTOCOL);
        this.id = connections.nextId();
        this.served = served;
        this.connections = connections;
    }

    /** {@return a number that no other connection of the same {@link Connections} ever has} */
    public long id() {
        return id;
    }

    /** {@return the set that it is one of} */
    public Connections connections() {
        return connections;
    }

    /** {@return the other end of TCP: the client, or the proxy before this server} */
    public SocketAddress remoteAddress() {
        return served.remoteAddress();
    }

    /** Cuts TCP at once, without a closing handshake: {@code error} and {@code close} with 1006 follow. */
    public void terminate() {
        served.terminate();
    }

    /**
     * Joins a room. A connection that has ended is in none.
     *
     * @param room the room's name
     */
    public synchronized void join(String room) {
        Objects.requireNonNull(room, "room");
        if (ended) {
            return;
        }
        if (rooms == null) {
            rooms = new HashSet<>(2);
        }
        if (rooms.add(room)) {
            connections.join(room, this);
        }
    }

    /**
     * Leaves a room, if it is in it.
     *
     * @param room the room's name
     */
    public synchronized void leave(String room) {
        if (rooms != null && rooms.remove(room)) {
            connections.leave(room, this);
        }
    }

    /** {@return the names of the rooms that it is in, at this time} */
    public synchronized Set<String> rooms() {
        return rooms == null ? Set.of() : Set.copyOf(rooms);
    }

    /** The connection has ended. */
    void leaveAll() {
        synchronized (this) {
            ended = true;
            if (rooms != null) {
                rooms.forEach(room -> connections.leave(room, this));
                rooms = null;
            }
        }
        connections.remove(this);
    }

    void send(SharedMessage message) {
        sendShared(message);
    }
}
