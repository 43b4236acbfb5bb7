// A server that welcomes its clients and repeats what they send.
// isosocket run echo-server.mjs [PORT]
import net from 'isosocket:net';
import { args } from 'isosocket:script';

const [port = '8888'] = args;
const server = net.WebSocketServer();

server.start('localhost', Number(port), {
  connected(id) {
    console.log('✓ WebSocket client connected:', id);
    server.send(id, 'Welcome to the echo server!');
  },

  message(id, data) {
    console.log(`Client ${id} sent: ${data}`);
    server.send(id, `Echo: ${data}`);
  },

  disconnected(id) {
    console.log('✓ WebSocket client disconnected:', id);
  },

  started(url) {
    console.log(`✓ WebSocket server started on ${url}`);
  },

  error(error) {
    console.log('✗ WebSocket server error:', error);
  },
});
