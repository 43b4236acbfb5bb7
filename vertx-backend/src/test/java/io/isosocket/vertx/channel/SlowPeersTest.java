package io.isosocket.vertx.channel;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.isosocket.vertx.server.BulkServer;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/**
 * Slow readers and slow writers: many messages of 1 MB between two processes whose heaps hold a fraction of them. Each is
 * checked for its number and its bytes.
 */
@Timeout(value = 10, unit = TimeUnit.MINUTES)
class SlowPeersTest {

    private static final List<String> SMALL = List.of("-Xmx128m", "-XX:MaxDirectMemorySize=64m");

    private static void transfer(String server, String client, long count) throws Exception {
        Path jdk = Path.of(System.getProperty("java.home"));
        String messages = Long.toString(count);
        try (JavaProcess peer = JavaProcess.start(jdk, SMALL, BulkServer.class, server, messages)) {
            String url = "ws://127.0.0.1:" + peer.line();
            try (JavaProcess side = JavaProcess.start(jdk, SMALL, BulkClient.class, client, url, messages)) {
                String expected = count + " messages, closed with 1000";
                assertEquals(expected, side.line());
                assertEquals(expected, peer.line());
                side.assertEnded();
                peer.assertEnded();
            }
        }
    }

    @Test
    void channelThatIsReadSlowlyHoldsItsPeerUp() throws Exception {
        transfer("sends", "takes", 200);
    }

    @Test
    void peerThatReadsSlowlyHoldsTheChannelsWriterUp() throws Exception {
        transfer("takes", "sends", 200);
    }

    @Test
    @Tag("long")
    void channelThatIsReadSlowlyLosesNothingOfTenGigabytes() throws Exception {
        transfer("sends", "takes", 10_000);
    }

    @Test
    @Tag("long")
    void writerToASlowPeerLosesNothingOfTenGigabytes() throws Exception {
        transfer("takes", "sends", 10_000);
    }
}
