// Every message is checked before anything is done with it.
// isosocket run validating-server.mjs [PORT]
import net from 'isosocket:net';
import { args } from 'isosocket:script';
import { parseObject } from './json.mjs';

const [port = '8891'] = args;
const server = net.WebSocketServer();

function refuse(id, message) {
  server.send(id, JSON.stringify({ type: 'error', message }));
}

server.start('localhost', Number(port), {
  message(id, data) {
    const message = parseObject(data);
    if (message === undefined) {
      refuse(id, 'Invalid JSON format');
    } else if (typeof message.type !== 'string') {
      refuse(id, 'Missing message type');
    } else {
      console.log('Valid message:', message.type);
      server.send(id, JSON.stringify({ type: 'accepted', of: message.type }));
    }
  },

  started(url) {
    console.log(`✓ Validating server started on ${url}`);
  },
});
