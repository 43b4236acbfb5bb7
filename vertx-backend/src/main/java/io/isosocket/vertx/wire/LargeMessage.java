package io.isosocket.vertx.wire;

/** A message on its way in fragments (RFC 6455, section 5.4), as far as frames of it have been made. Event loop only. */
interface LargeMessage {

    /** Takes the frames of a message, one after the other. */
    interface Frames {

        /**
         * Takes the next one.
         *
         * @param firstByte its first byte; the message's last one has {@link FrameWriter#FIN}
         * @param bytes what goes over the wire, among others; not kept
         * @param offset where its payload starts
         * @param length how long that is, at most {@link Outbox#MAX_FRAME}
         * @param share its share of the message, which may have been compressed, in bytes
         */
        void frame(int firstByte, byte[] bytes, int offset, int length, long share);
    }

    /**
     * Makes the next frame, or does a part of the work for it.
     *
     * @param frames takes it
     * @return what that cost: in the time it took, about so many bytes could have been made frames of
     */
    int step(Frames frames);

    /** What has not gone yet must outlast the call that sent it. */
    void own();
}
