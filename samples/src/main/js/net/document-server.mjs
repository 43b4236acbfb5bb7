// A document that several edit at a time. The server puts all changes into one order; who applies them in that order
// has the same document as everybody.
// isosocket run document-server.mjs [PORT]
import net from 'isosocket:net';
import { args } from 'isosocket:script';
import { parseObject } from './json.mjs';

const [port = '8894'] = args;
const server = net.WebSocketServer();
const editors = new Set();
const fields = {};
let revision = 0;

server.start('localhost', Number(port), {
  connected(id) {
    editors.add(id);
    server.send(id, JSON.stringify({ type: 'document', editor: id, revision, fields }));
  },

  message(id, data) {
    const change = parseObject(data);
    if (change?.type !== 'set' || typeof change.field !== 'string' || change.field === '__proto__') {
      server.send(id, JSON.stringify({ type: 'error', message: 'not of the form { type: "set", field, value }' }));
      return;
    }
    revision++;
    fields[change.field] = change.value;
    const changed = JSON.stringify({ type: 'changed', editor: id, revision, field: change.field, value: change.value });
    for (const editor of editors) {
      server.send(editor, changed);
    }
  },

  disconnected(id) {
    editors.delete(id);
  },

  started(url) {
    console.log(`✓ Document server started on ${url}`);
  },
});
