package io.isosocket.vertx.policy;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.SocketException;
import java.nio.ByteBuffer;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

/** A name server on loopback (RFC 1035) that gives a name's next answer to each query for it, the last one for ever. */
final class ScriptedDns implements AutoCloseable {

    private static final int A = 1;
    private static final int AAAA = 28;

    private final DatagramSocket socket;
    private final Map<String, Deque<List<InetAddress>>> answers = new ConcurrentHashMap<>();
    private final AtomicInteger queries = new AtomicInteger();

    private ScriptedDns(DatagramSocket socket) {
        this.socket = socket;
    }

    static ScriptedDns start() throws SocketException {
        ScriptedDns dns = new ScriptedDns(new DatagramSocket(0, InetAddress.getLoopbackAddress()));
        Thread thread = new Thread(dns::serve, "scripted-dns");
        thread.setDaemon(true);
        thread.start();
        return dns;
    }

    /** Its address, as Vert.x takes it. */
    String address() {
        return "127.0.0.1:" + socket.getLocalPort();
    }

    /** How many queries for addresses came. */
    int queries() {
        return queries.get();
    }

    /** Adds the answer to the next query for a name: literal addresses. */
    void answer(String name, String... addresses) throws IOException {
        InetAddress[] parsed = new InetAddress[addresses.length];
        for (int i = 0; i < addresses.length; i++) {
            parsed[i] = InetAddress.getByName(addresses[i]);
        }
        answers.computeIfAbsent(name, key -> new ArrayDeque<>()).add(List.of(parsed));
    }

    private void serve() {
        try {
            while (true) {
                DatagramPacket packet = new DatagramPacket(new byte[512], 512);
                socket.receive(packet);
                byte[] reply = reply(ByteBuffer.wrap(packet.getData(), 0, packet.getLength()));
                socket.send(new DatagramPacket(reply, reply.length, packet.getSocketAddress()));
            }
        } catch (IOException closed) {
            // The server's end.
        }
    }

    private byte[] reply(ByteBuffer query) throws IOException {
        short id = query.getShort();
        query.position(12);
        StringBuilder name = new StringBuilder();
        for (int length = query.get(); length > 0; length = query.get()) {
            byte[] label = new byte[length];
            query.get(label);
            name.append(name.isEmpty() ? "" : ".").append(new String(label, US_ASCII));
        }
        int type = query.getShort();
        query.getShort();
        byte[] question = new byte[query.position() - 12];
        query.get(12, question);
        return message(id, question, type, addresses(name.toString(), type));
    }

    private List<InetAddress> addresses(String name, int type) {
        Deque<List<InetAddress>> waiting = answers.get(name);
        if (waiting == null) {
            return List.of();
        }
        int length = type == A ? 4 : type == AAAA ? 16 : 0;
        queries.incrementAndGet();
        List<InetAddress> next = waiting.element().stream()
                .filter(address -> address.getAddress().length == length)
                .toList();
        if (!next.isEmpty() && waiting.size() > 1) {
            waiting.remove();
        }
        return next;
    }

    private static byte[] message(short id, byte[] question, int type, List<InetAddress> addresses) throws IOException {
        ByteBuffer header = ByteBuffer.allocate(12);
        header.putShort(id).putShort((short) 0x8180).putShort((short) 1).putShort((short) addresses.size());
        ByteArrayOutputStream message = new ByteArrayOutputStream();
        message.write(header.array());
        message.write(question);
        for (InetAddress address : addresses) {
            byte[] bytes = address.getAddress();
            ByteBuffer record = ByteBuffer.allocate(12 + bytes.length);
            record.putShort((short) 0xC00C).putShort((short) type).putShort((short) 1);
            record.putInt(0).putShort((short) bytes.length).put(bytes);
            message.write(record.array());
        }
        return message.toByteArray();
    }

    @Override
    public void close() {
        socket.close();
    }
}
