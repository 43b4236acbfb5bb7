package io.isosocket.vertx.peer;

import java.io.EOFException;
import java.io.IOException;
import java.net.SocketException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.UnaryOperator;

/** The steps from which scripts are made. */
public final class Steps {
    private Steps() {}

    /** Takes the handshake. */
    public static Step accept() {
        return answer(UnaryOperator.identity());
    }

    /** Answers the handshake with the right answer, changed. */
    public static Step answer(UnaryOperator<Answer> change) {
        return answer(change, new byte[0]);
    }

    /** Takes the handshake, with frames in the same write. */
    public static Step acceptGlued(Frame... frames) {
        return peer -> {
            byte[][] parts = new byte[frames.length + 1][];
            parts[0] = Answer.to(peer.recording().head()).bytes();
            for (int i = 0; i < frames.length; i++) {
                parts[i + 1] = frames[i].bytes();
            }
            peer.sendRaw(parts);
        };
    }

    /** Takes the handshake with one of the subprotocols. */
    public static Step acceptProtocol(String protocol) {
        return answer(answer -> answer.add("Sec-WebSocket-Protocol: " + protocol));
    }

    /** Takes the handshake with permessage-deflate, with its parameters as in {@code "; server_no_context_takeover"}. */
    public static Step acceptDeflate(String parameters) {
        return answer(answer -> answer.add("Sec-WebSocket-Extensions: permessage-deflate" + parameters));
    }

    /** Answers the handshake with the right answer, changed, and more bytes in the same write. */
    public static Step answer(UnaryOperator<Answer> change, byte[] glued) {
        return peer ->
                peer.sendRaw(change.apply(Answer.to(peer.recording().head())).bytes(), glued);
    }

    /** Takes the handshake and sends the head, and a frame behind it, a byte at a time. */
    public static Step acceptByteByByte(Frame behind) {
        return peer -> {
            for (byte b : Answer.to(peer.recording().head()).bytes()) {
                peer.sendRaw(new byte[] {b});
            }
            for (byte b : behind.bytes()) {
                peer.sendRaw(new byte[] {b});
            }
        };
    }

    public static Step send(Frame... frames) {
        return peer -> {
            for (Frame frame : frames) {
                peer.send(frame);
            }
        };
    }

    public static Step sendRaw(byte[]... parts) {
        return peer -> peer.sendRaw(parts);
    }

    /** Waits for a frame of this type. */
    public static Step expect(int opcode) {
        return peer -> peer.expect(opcode);
    }

    /** Waits for exactly this frame, as {@link Frame#toString} shows it. */
    public static Step expect(Frame frame) {
        return peer -> {
            Frame received = peer.expect(frame.opcode());
            if (!received.toString().equals(frame.toString())) {
                throw new AssertionError("expected " + frame + ", received " + received);
            }
        };
    }

    /** Waits for a close frame with this code. */
    public static Step expectClose(int code) {
        return peer -> {
            Frame received = peer.expect(Frame.CLOSE);
            if (received.closeCode() != code) {
                throw new AssertionError("expected close " + code + ", received " + received);
            }
        };
    }

    /** Answers pings and echoes each frame of a message until the close frame, which it echoes too, then ends TCP. */
    public static Step echo() {
        return peer -> {
            while (true) {
                Frame frame = peer.readFrame();
                switch (frame.opcode()) {
                    case Frame.PING -> peer.send(Frame.of(Frame.PONG, frame.payload()));
                    case Frame.PONG -> {}
                    case Frame.CLOSE -> {
                        peer.send(Frame.of(Frame.CLOSE, frame.payload()));
                        peer.fin();
                        return;
                    }
                    default -> {
                        Frame copy = Frame.of(frame.opcode(), frame.payload()).rsv(frame.rsv());
                        peer.send(frame.fin() ? copy : copy.unfinished());
                    }
                }
            }
        };
    }

    /** Ends this side's direction of TCP. */
    public static Step fin() {
        return PeerConnection::fin;
    }

    /** Resets TCP. */
    public static Step reset() {
        return PeerConnection::reset;
    }

    /** Waits until the other side has ended TCP, in either way; a frame before it is an error. */
    public static Step awaitEnd() {
        return PeerConnection::awaitEnd;
    }

    /** Waits until the other side has ended TCP in order; a frame or a reset before it is an error. */
    public static Step awaitFin() {
        return peer -> {
            PeerConnection.TcpEnd end = peer.awaitEnd();
            if (end != PeerConnection.TcpEnd.FIN) {
                throw new AssertionError("expected FIN, was " + end);
            }
        };
    }

    /** Reads frames, of any kind, until the end of TCP. */
    public static Step drain() {
        return peer -> {
            try {
                while (true) {
                    peer.readFrame();
                }
            } catch (EOFException | SocketException e) {
                // The end, which is what was waited for.
            }
        };
    }

    /** Waits until a test lets the script go on. */
    public static Step await(CountDownLatch gate) {
        return peer -> {
            if (!gate.await(PeerConnection.PATIENCE.toSeconds(), TimeUnit.SECONDS)) {
                throw new IOException("the test did not open the gate");
            }
        };
    }
}
