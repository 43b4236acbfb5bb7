// Answers the pings of heartbeat-server.mjs; or, silent, does not.
// isosocket run heartbeat-client.mjs [URL] [silent]
import net from 'isosocket:net';
import { args } from 'isosocket:script';

const [url = 'ws://localhost:8893', manner] = args;
const client = net.WebSocketClient();

client.connect(url, {
  message(data) {
    const { type } = JSON.parse(data);
    if (type === 'ping' && manner !== 'silent') {
      client.send(JSON.stringify({ type: 'pong' }));
    }
  },
});
