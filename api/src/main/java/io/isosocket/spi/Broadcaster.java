package io.isosocket.spi;

import java.util.function.Consumer;

/** Carries the messages of broadcast channels, to those of the same process and wherever else the back end reaches. */
public interface Broadcaster {

    /**
     * Joins the channels of a name.
     *
     * @param name the channels' name
     * @param queue where the messages are handed over, each in a task of its own; from {@link Backend#taskQueue()}
     * @param messages gets what the others post from now on, in the order of each of them
     * @return the member's side
     */
    Member join(String name, TaskQueue queue, Consumer<byte[]> messages);

    /** One that has joined. Any thread may call its methods. */
    interface Member {

        /**
         * Sends a message to all the others of the name, and not to this one.
         *
         * @param message belongs to the broadcaster from now on
         */
        void post(byte[] message);

        /** Leaves: nothing is handed over from now on. */
        void leave();
    }
}
