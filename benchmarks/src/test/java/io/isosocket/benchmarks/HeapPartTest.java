package io.isosocket.benchmarks;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HeapPartTest {

    @ParameterizedTest
    @CsvSource({
        "sun.nio.ch.SocketChannelImpl, SOCKET",
        "[Ljava.nio.channels.SelectionKey;, SOCKET",
        "io.netty.channel.DefaultChannelPipeline$HeadContext, NETTY",
        "[Lio.netty.util.concurrent.GenericFutureListener;, NETTY",
        "io.isosocket.vertx.wire.Outbox, CODEC",
        "io.isosocket.vertx.server.ServedConnection, BACKEND",
        "io.isosocket.benchmarks.work.Held$Idle, BENCHMARK",
        "[[Lio.isosocket.RegisteredListener;, WEBSOCKET",
        "io.vertx.core.impl.ContextImpl, VERTX",
        "org.java_websocket.WebSocketImpl, PEER",
        "java.util.concurrent.locks.ReentrantLock, OTHER",
        "[B, OTHER",
    })
    void aClassBelongsToItsPackage(String name, HeapPart part) {
        assertEquals(part, HeapPart.of(name));
    }
}
