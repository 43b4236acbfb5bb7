package io.isosocket.benchmarks;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.isosocket.benchmarks.ProfileRow.Frame;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class ProfileRowTest {

    /** Stacks from the top down, their methods apart by spaces; a native one has a star. The rows they belong to. */
    private static final Map<String, ProfileRow> STACKS = stacks();

    private static Map<String, ProfileRow> stacks() {
        Map<String, ProfileRow> rows = new LinkedHashMap<>();
        String netty = " sun.nio.ch.SocketChannelImpl.x io.netty.channel.socket.nio.NioSocketChannel.x";
        rows.put("sun.nio.ch.SocketDispatcher.write0*" + netty, ProfileRow.WRITE);
        rows.put("sun.nio.ch.SocketDispatcher.writev0*" + netty, ProfileRow.WRITE);
        rows.put("sun.nio.ch.EventFD.set0*" + netty, ProfileRow.WRITE);
        rows.put("java.io.FileOutputStream.writeBytes* java.io.PrintStream.println", ProfileRow.WRITE);
        rows.put("io.netty.channel.epoll.Native.sendmmsg0*" + netty, ProfileRow.WRITE);
        rows.put("io.netty.channel.unix.Socket.sendAddress*" + netty, ProfileRow.WRITE);
        rows.put("sun.nio.ch.SocketDispatcher.read0*" + netty, ProfileRow.READ);
        rows.put("io.netty.channel.unix.FileDescriptor.readAddress*" + netty, ProfileRow.READ);
        rows.put("io.netty.channel.unix.Socket.recvAddress*" + netty, ProfileRow.READ);
        rows.put("sun.nio.ch.EPoll.wait* sun.nio.ch.EPollSelectorImpl.doSelect" + netty, ProfileRow.EPOLL);
        rows.put("sun.nio.ch.EPoll.ctl*" + netty, ProfileRow.EPOLL);
        rows.put("io.netty.channel.epoll.Native.epollWait0*" + netty, ProfileRow.EPOLL);
        for (String call : List.of("connect0", "shutdown", "socket0", "setIntOption0", "pollConnect")) {
            rows.put("sun.nio.ch.Net." + call + "*" + netty, ProfileRow.SOCKETS);
        }
        rows.put("sun.nio.ch.UnixDispatcher.close0*" + netty, ProfileRow.SOCKETS);
        rows.put("io.netty.channel.unix.Socket.connect*" + netty, ProfileRow.SOCKETS);
        rows.put("io.netty.channel.uring.Native.ioUringEnter*" + netty, ProfileRow.URING);
        rows.put("jdk.internal.misc.Unsafe.park* java.util.concurrent.locks.LockSupport.park", ProfileRow.FUTEX);
        rows.put("jdk.internal.misc.Unsafe.unpark io.isosocket.WebSocket.send", ProfileRow.FUTEX);
        rows.put("java.lang.System.nanoTime* io.isosocket.Event.<init>", ProfileRow.CLOCK);
        rows.put("java.lang.System.currentTimeMillis* io.vertx.core.impl.X.y", ProfileRow.CLOCK);
        rows.put("java.time.Instant.now io.isosocket.TimerChannel.run", ProfileRow.CLOCK);
        rows.put("java.util.Arrays.fill sun.security.ssl.SSLEngineImpl.wrap io.netty.channel.X.y", ProfileRow.TLS);
        rows.put("com.sun.crypto.provider.GHASH.x sun.security.ssl.X.y", ProfileRow.TLS);
        rows.put("io.netty.handler.ssl.SslHandler.unwrap" + netty, ProfileRow.TLS);
        rows.put("java.util.zip.Deflater.deflateBytesBytes* io.isosocket.vertx.wire.X.y", ProfileRow.COMPRESSION);
        rows.put("com.jcraft.jzlib.Deflate.fill_window io.isosocket.vertx.wire.X.y", ProfileRow.COMPRESSION);
        rows.put("sun.nio.ch.SocketChannelImpl.write" + netty, ProfileRow.NETTY);
        rows.put("java.nio.DirectByteBuffer.put io.netty.buffer.X.y io.isosocket.vertx.wire.X.y", ProfileRow.NETTY);
        rows.put("java.lang.String.<init> io.isosocket.vertx.wire.FrameReader.read" + netty, ProfileRow.CODEC);
        rows.put(
                "java.util.ArrayList.add io.isosocket.SocketLife.accepted io.isosocket.vertx.X.y",
                ProfileRow.WEB_SOCKET);
        rows.put("io.isosocket.spi.Backend.x io.isosocket.vertx.X.y", ProfileRow.WEB_SOCKET);
        rows.put("io.isosocket.js.loop.EventLoop.run com.oracle.truffle.X.y", ProfileRow.JS);
        rows.put("com.oracle.truffle.js.nodes.X.y io.isosocket.js.X.y", ProfileRow.GRAAL);
        rows.put("org.graalvm.polyglot.Value.execute io.isosocket.js.X.y", ProfileRow.GRAAL);
        rows.put("java.util.HashMap.get io.vertx.core.impl.ContextImpl.x io.netty.channel.X.y", ProfileRow.VERTX);
        rows.put("jdk.internal.net.http.websocket.TransportImpl.send", ProfileRow.LIBRARIES);
        rows.put("java.lang.String.x org.eclipse.jetty.X.y io.isosocket.benchmarks.X.y", ProfileRow.LIBRARIES);
        rows.put(
                "java.lang.String.equals io.isosocket.benchmarks.work.Echo.message io.isosocket.X.y",
                ProfileRow.BENCHMARK);
        rows.put("", ProfileRow.UNKNOWN);
        rows.put("java.lang.Thread.run", ProfileRow.OTHERS);
        rows.put("org.example.Unheard.of io.netty.channel.X.y", ProfileRow.OTHERS);
        return rows;
    }

    private static List<Frame> parse(String stack) {
        return Arrays.stream(stack.split(" "))
                .filter(word -> !word.isEmpty())
                .map(ProfileRowTest::frame)
                .toList();
    }

    private static Frame frame(String word) {
        String name = word.replace("*", "");
        int dot = name.lastIndexOf('.');
        return new Frame(name.substring(0, dot), name.substring(dot + 1), word.endsWith("*"));
    }

    @Test
    void stacksBelongToTheirRows() {
        STACKS.forEach((stack, row) -> assertEquals(row, ProfileRow.of(parse(stack)), stack));
    }

    @Test
    void eachRowHasAStack() {
        Set<ProfileRow> tested = EnumSet.copyOf(STACKS.values());
        assertEquals(EnumSet.allOf(ProfileRow.class), tested);
    }
}
