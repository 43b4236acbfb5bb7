// What is known of each client: since when it is there, how much it has said.
// isosocket run tracking-server.mjs [PORT]
import net from 'isosocket:net';
import { args } from 'isosocket:script';

const [port = '8892'] = args;
const server = net.WebSocketServer();
const clients = new Map();

server.start('localhost', Number(port), {
  connected(id) {
    clients.set(id, { connectedAt: Date.now(), messageCount: 0, lastActivity: Date.now() });
    console.log(`Client ${id} connected (total: ${clients.size})`);
  },

  message(id) {
    const client = clients.get(id);
    client.messageCount++;
    client.lastActivity = Date.now();
    server.send(id, `message ${client.messageCount}`);
  },

  disconnected(id) {
    const { connectedAt, messageCount } = clients.get(id);
    clients.delete(id);
    const seconds = Math.floor((Date.now() - connectedAt) / 1000);
    console.log(`Client ${id} disconnected after ${seconds} seconds, ${messageCount} messages`);
  },

  started(url) {
    console.log(`✓ Tracking server started on ${url}`);
  },
});
