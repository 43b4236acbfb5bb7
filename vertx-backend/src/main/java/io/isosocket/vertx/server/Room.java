package io.isosocket.vertx.server;

import io.isosocket.WebSocket;
import java.nio.ByteBuffer;
import java.util.Iterator;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * The connections that have joined a room. It is there as long as somebody is in it; a later room of the same name is
 * another one. Any thread may call its methods.
 */
public final class Room implements Iterable<ServerConnection> {

    private final String name;
    private final Set<ServerConnection> members = ConcurrentHashMap.newKeySet();

    Room(String name) {
        this.name = name;
    }

    /** {@return its name} */
    public String name() {
        return name;
    }

    /** {@return how many are in it} */
    public int size() {
        return members.size();
    }

    @Override
    public Iterator<ServerConnection> iterator() {
        return members.iterator();
    }

    /**
     * Sends a text message to all in the room; it is encoded once.
     *
     * @param message the text; lone surrogates are sent as U+FFFD
     * @param except those that do not get it
     */
    public void broadcast(String message, WebSocket... except) {
        Broadcast.text(message, this, except);
    }

    /**
     * Sends a binary message to all in the room; it is encoded once.
     *
     * @param message the remaining bytes, which are taken before this method returns; its position stays
     * @param except those that do not get it
     */
    public void broadcast(ByteBuffer message, WebSocket... except) {
        Broadcast.binary(message, this, except);
    }

    Room with(ServerConnection connection) {
        members.add(connection);
        return this;
    }

    /** {@return this, or null where it is empty now} */
    @Nullable Room without(ServerConnection connection) {
        members.remove(connection);
        return members.isEmpty() ? null : this;
    }
}
