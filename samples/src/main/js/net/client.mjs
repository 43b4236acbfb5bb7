// A client: sends a message, answers the first one that comes, and closes after a delay.
// isosocket run client.mjs [URL] [DELAY in ms]
import net from 'isosocket:net';
import { args } from 'isosocket:script';

const [url = 'ws://echo.websocket.org', delay = '2000'] = args;
const client = net.WebSocketClient();
let answered = false;

client.connect(url, {
  connected() {
    console.log('✓ Connected to WebSocket server');
    client.send('Hello, WebSocket!');
  },

  message(data) {
    console.log('Received:', data);
    if (answered) {
      return;
    }
    answered = true;
    client.send('This is message 2');
    setTimeout(() => client.close(), Number(delay));
  },

  closed() {
    console.log('✓ WebSocket connection closed');
  },

  error(error) {
    console.log('✗ WebSocket error:', error);
  },
});
