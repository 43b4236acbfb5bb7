// Finds clients that are connected and do not answer: each is asked in turn, and has until the next time.
// isosocket run heartbeat-server.mjs [PORT] [INTERVAL in ms]
import net from 'isosocket:net';
import { args } from 'isosocket:script';
import { parseObject } from './json.mjs';

const [port = '8893', interval = '30000'] = args;
const server = net.WebSocketServer();
const clients = new Map();

function ping() {
  for (const [id, client] of clients) {
    if (!client.answered) {
      console.log(`Client ${id} does not answer`);
    }
    client.answered = false;
    server.send(id, JSON.stringify({ type: 'ping' }));
  }
  setTimeout(ping, Number(interval));
}

server.start('localhost', Number(port), {
  connected(id) {
    clients.set(id, { answered: true, lastActivity: Date.now() });
  },

  message(id, data) {
    if (parseObject(data)?.type === 'pong') {
      const client = clients.get(id);
      client.answered = true;
      client.lastActivity = Date.now();
      console.log(`Client ${id} is alive`);
    }
  },

  disconnected(id) {
    clients.delete(id);
  },

  started(url) {
    console.log(`✓ Heartbeat server started on ${url}`);
    setTimeout(ping, Number(interval));
  },
});
