package io.isosocket.vertx.peer;

import java.io.BufferedInputStream;
import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.OutputStream;
import java.net.Socket;
import java.net.SocketException;
import java.time.Duration;
import java.util.Arrays;

/** One connection of a scripted peer. Used by the thread that plays the script alone. */
public final class PeerConnection implements AutoCloseable {
    /** The longest that any single read may take. */
    static final Duration PATIENCE = Duration.ofSeconds(30);

    private final Socket socket;
    private final DataInputStream in;
    private final OutputStream out;
    private final Recording recording;
    private final boolean client;

    PeerConnection(Socket socket, Recording recording, boolean client) throws IOException {
        this.socket = socket;
        this.recording = recording;
        this.client = client;
        socket.setTcpNoDelay(true);
        socket.setSoTimeout((int) PATIENCE.toMillis());
        in = new DataInputStream(new BufferedInputStream(socket.getInputStream(), 1 << 16));
        out = socket.getOutputStream();
    }

    public Recording recording() {
        return recording;
    }

    public int localPort() {
        return socket.getLocalPort();
    }

    /** Reads the head of the other side's handshake. */
    public Head readHead() throws IOException {
        Head head = Head.read(in);
        recording.head(head);
        return head;
    }

    /** Reads so many bytes that are no frame, as a response's body. */
    public void skip(int bytes) throws IOException {
        in.skipNBytes(bytes);
    }

    /** Reads whatever comes until the other side has ended TCP. */
    public void skipToEnd() throws IOException {
        while (in.skip(Long.MAX_VALUE) > 0 || in.read() >= 0) {
            // What is thrown away.
        }
    }

    public Frame readFrame() throws IOException {
        Frame frame = Frame.read(in);
        recording.frame(frame);
        return frame;
    }

    /** Reads a frame and checks its type; each frame of a client must be masked and none of a server. */
    public Frame expect(int opcode) throws IOException {
        Frame frame = readFrame();
        if (frame.opcode() != opcode) {
            throw new AssertionError("expected opcode " + opcode + ", received " + frame);
        }
        if (frame.masked() == client) {
            throw new AssertionError((client ? "a server must not mask: " : "a client must mask: ") + frame);
        }
        return frame;
    }

    /** Sends a frame, masked if this is a client. */
    public void send(Frame frame) throws IOException {
        sendRaw((client ? frame.mask() : frame).bytes());
    }

    /** Sends bytes as they are, in one write. */
    public void sendRaw(byte[]... parts) throws IOException {
        byte[] whole =
                new byte[Arrays.stream(parts).mapToInt(part -> part.length).sum()];
        int position = 0;
        for (byte[] part : parts) {
            System.arraycopy(part, 0, whole, position, part.length);
            position += part.length;
        }
        out.write(whole);
        out.flush();
    }

    /** Ends this side's direction of TCP. */
    public void fin() throws IOException {
        socket.shutdownOutput();
    }

    /** Resets the TCP connection. */
    public void reset() throws IOException {
        socket.setSoLinger(true, 0);
        socket.close();
    }

    /** Waits for the end of TCP; a frame before it is an error. */
    public TcpEnd awaitEnd() throws IOException {
        try {
            Frame frame = readFrame();
            throw new AssertionError("expected the end of TCP, received " + frame);
        } catch (EOFException e) {
            return TcpEnd.FIN;
        } catch (SocketException e) {
            return TcpEnd.RESET;
        }
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }

    /** How the other side ended TCP. */
    public enum TcpEnd {
        FIN,
        RESET
    }
}
