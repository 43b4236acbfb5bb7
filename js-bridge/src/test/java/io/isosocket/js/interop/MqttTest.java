package io.isosocket.js.interop;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.isosocket.testing.Program;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The browser bundle of mqtt.js against mosquitto. */
class MqttTest {

    @Test
    void publishesAndReceivesByMosquitto(@TempDir Path folder) throws IOException {
        NodeLibraries.assumeInstalled();
        String mosquitto = Program.assumePresent("mosquitto");
        int port = freePort();
        // It refuses to start with a WebSocket listener alone.
        Path configuration = Files.writeString(
                folder.resolve("mosquitto.conf"),
                """
                listener 0 mosquitto.sock
                listener %d 127.0.0.1
                protocol websockets
                allow_anonymous true
                user root
                """
                        .formatted(port));
        try (Program broker = Program.start(folder, List.of(mosquitto, "-v", "-c", configuration.toString()));
                Page page = Page.withBundles("mqtt/dist/mqtt.min.js")) {
            broker.awaitLine(" running");
            page.load(
                    """
                    const client = mqtt.connect('ws://127.0.0.1:%d', { reconnectPeriod: 0 });
                    client.on('error', (error) => report(`error ${error.message}`));
                    client.on('close', () => report('close'));
                    client.on('message', (topic, payload, { qos, retain }) =>
                      report(`${topic} ${qos} ${retain} ${new TextDecoder().decode(payload)}`));
                    """
                            .formatted(port));
            assertEquals(
                    "[{topic=room/+, qos=1}]",
                    String.valueOf(
                            page.run(
                                    """
                    client.subscribeAsync('room/+', { qos: 1 })
                      .then((granted) => granted.map(({ topic, qos }) => ({ topic, qos })))
                    """)));
            page.load("client.publishAsync('room/1', 'hello ✓')");
            assertEquals("room/1 0 false hello ✓", page.next());
            page.load("client.publishAsync('room/2', new Uint8Array([0x68, 0x69]), { qos: 1 })");
            assertEquals("room/2 1 false hi", page.next());
            page.load("client.endAsync()");
            assertEquals("close", page.next());
        }
    }

    /** mosquitto cannot be given port 0; a port that was free a moment ago is as near as it gets. */
    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }
}
