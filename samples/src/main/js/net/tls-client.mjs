// A client over TLS, which sends JSON and reads JSON.
// isosocket run [--ca FILE] tls-client.mjs [URL]
import net from 'isosocket:net';
import { args } from 'isosocket:script';

const [url = 'wss://echo.websocket.org'] = args;
const client = net.WebSocketClientTls();

client.connect(url, {
  connected() {
    console.log('✓ Secure WebSocket connected');
    client.send(JSON.stringify({
      type: 'greeting',
      message: 'Hello from Isosocket!',
      timestamp: Math.floor(Date.now() / 1000),
    }));
  },

  message(data) {
    console.log('Secure response:', data);
    try {
      const { type, message } = JSON.parse(data);
      console.log('Parsed JSON:', type, message);
    } catch {
      return; // No JSON.
    }
    client.close();
  },

  closed() {
    console.log('✓ Secure WebSocket closed');
  },

  error(error) {
    console.log('✗ Secure WebSocket error:', error);
  },
});
