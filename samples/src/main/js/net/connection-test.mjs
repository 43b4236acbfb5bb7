// Whether an echo server can be reached, and answers.
// isosocket run connection-test.mjs [URL]
import net from 'isosocket:net';
import { args } from 'isosocket:script';

const [url = 'ws://echo.websocket.org'] = args;
const client = net.WebSocketClient();

client.connect(url, {
  connected() {
    console.log('✓ Connected to echo server');
    client.send('Test message');
  },

  message(data) {
    console.log('✓ Echo received:', data);
    client.close();
  },

  closed() {
    console.log('✓ Echo test completed');
  },

  error(error) {
    console.log('✗ Echo test failed:', error);
  },
});
