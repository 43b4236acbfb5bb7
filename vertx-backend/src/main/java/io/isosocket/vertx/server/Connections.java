package io.isosocket.vertx.server;

import io.isosocket.WebSocket;
import java.nio.ByteBuffer;
import java.util.Iterator;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;

/**
 * The open connections of a server, or of several that are given the same set, as the instances of a verticle. A
 * connection is in it from before its {@link ConnectionHandler} is called until its end, before its {@code close} event.
 *
 * <p>Any thread may call its methods. Iteration shows connections that come and go meanwhile, or not.
 */
public final class Connections implements Iterable<ServerConnection> {

    private final AtomicLong ids = new AtomicLong();
    private final Map<Long, ServerConnection> byId = new ConcurrentHashMap<>();
    private final Map<String, Room> rooms = new ConcurrentHashMap<>();
    private final ConnectionCounts counts = new ConnectionCounts();

    /** Makes an empty set. */
    public Connections() {}

    /** {@return how many there are} */
    public int size() {
        return byId.size();
    }

    /**
     * Looks a connection up.
     *
     * @param id its {@link ServerConnection#id()}
     * @return the connection; empty where there is none, or no longer
     */
    public Optional<ServerConnection> find(long id) {
        return Optional.ofNullable(byId.get(id));
    }

    @Override
    public Iterator<ServerConnection> iterator() {
        return byId.values().iterator();
    }

    /**
     * Sends a text message to all; it is encoded once.
     *
     * @param message the text; lone surrogates are sent as U+FFFD
     * @param except those that do not get it
     */
    public void broadcast(String message, WebSocket... except) {
        Broadcast.text(message, this, except);
    }

    /**
     * Sends a binary message to all; it is encoded once.
     *
     * @param message the remaining bytes, which are taken before this method returns; its position stays
     * @param except those that do not get it
     */
    public void broadcast(ByteBuffer message, WebSocket... except) {
        Broadcast.binary(message, this, except);
    }

    /**
     * The connections that have {@linkplain ServerConnection#join joined} a room.
     *
     * @param name the room's name
     * @return the room; empty where nobody is in it
     */
    public Optional<Room> room(String name) {
        return Optional.ofNullable(rooms.get(name));
    }

    /** {@return the names of the rooms that somebody is in, at this time} */
    public Set<String> rooms() {
        return Set.copyOf(rooms.keySet());
    }

    long nextId() {
        return ids.incrementAndGet();
    }

    ConnectionCounts counts() {
        return counts;
    }

    void add(ServerConnection connection) {
        byId.put(connection.id(), connection);
    }

    void remove(ServerConnection connection) {
        byId.remove(connection.id());
    }

    void join(String name, ServerConnection connection) {
        rooms.compute(name, (key, room) -> (room == null ? new Room(name) : room).with(connection));
    }

    void leave(String name, ServerConnection connection) {
        // An empty room vanishes in one step with the last one's leaving: nobody joins it in between.
        rooms.computeIfPresent(name, (key, room) -> room.without(connection));
    }
}
