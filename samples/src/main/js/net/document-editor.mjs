// An editor of the document of document-server.mjs: each argument FIELD=VALUE is a change. Its own changes show at once;
// where another editor was faster, the server's order counts in the end.
// isosocket run document-editor.mjs URL REVISION FIELD=VALUE...
import net from 'isosocket:net';
import { args } from 'isosocket:script';

const [url = 'ws://localhost:8894', until = '1', ...changes] = args;
const client = net.WebSocketClient();
let editor;
let fields = {};
// How many changes of its own are on their way, by field: until they are back, others' changes of it do not show.
const pending = new Map();

function set(field, value) {
  fields[field] = value;
  pending.set(field, (pending.get(field) ?? 0) + 1);
  client.send(JSON.stringify({ type: 'set', field, value }));
}

function apply({ editor: by, field, value }) {
  const own = pending.get(field) ?? 0;
  if (by === editor) {
    pending.set(field, own - 1);
  } else if (own === 0) {
    fields[field] = value;
  }
}

client.connect(url, {
  message(text) {
    const message = JSON.parse(text);
    if (message.type === 'document') {
      ({ editor, fields } = message);
      changes.map((change) => change.split('=')).forEach(([field, value]) => set(field, value));
    } else if (message.type === 'changed') {
      apply(message);
    }
    if (message.revision === Number(until)) {
      console.log(JSON.stringify(Object.entries(fields).sort()));
      client.close();
    }
  },
});
