package io.isosocket.benchmarks.work;

import java.net.URI;
import java.util.concurrent.CompletionStage;

/** A client that is compared. Where it compresses, it does so with every message. */
public interface Client {

    /** {@return what runs, with its version} */
    String description();

    /**
     * Opens a connection.
     *
     * @param url where to
     * @param receiver hears of it, one call at a time
     * @return the connection once it is open
     */
    CompletionStage<Connection> connect(URI url, Receiver receiver);

    /** An open connection. */
    interface Connection {

        /**
         * Sends a text. It may wait in memory: the caller bounds what is on its way.
         *
         * @param message the text
         */
        void send(String message);

        /**
         * Sends bytes, under the same condition.
         *
         * @param message the bytes, which nobody changes
         */
        void send(byte[] message);

        /** Closes it with 1000. */
        void close();

        /**
         * Runs something on the connection's own thread, where it has one, in a turn of its own.
         *
         * @param task what to run
         */
        void later(Runnable task);
    }

    /** Hears of a connection. */
    interface Receiver {

        /**
         * A text has come.
         *
         * @param message the text
         */
        void text(String message);

        /**
         * Bytes have come.
         *
         * @param length how many
         */
        void bytes(int length);

        /** The connection has ended, in whatever way. */
        void closed();
    }
}
