// The client of ws against an echo server: `node client.mjs URL [deflate]`. Prints what it saw as one line of JSON.
import { once } from 'node:events';
import { randomBytes } from 'node:crypto';
import WebSocket from 'ws';

const [url, deflate] = process.argv.slice(2);
const socket = new WebSocket(url, ['first', 'second'], { perMessageDeflate: deflate ? { threshold: 0 } : false });
await once(socket, 'open');

const messages = ['hello', '', '\u2713 \u{1f600}', '\u00e9'.repeat(500_000), Buffer.of(0, 255), randomBytes(1 << 20)];
let echoed = 0;
for (const message of messages) {
  const binary = Buffer.isBuffer(message);
  socket.send(message, { binary });
  const [data, isBinary] = await once(socket, 'message');
  if (binary === isBinary && Buffer.from(message).equals(data)) {
    echoed++;
  }
}
socket.send('one ', { fin: false });
socket.send('message', { fin: true });
const [whole] = await once(socket, 'message');
socket.ping('payload');
const [pong] = await once(socket, 'pong');
socket.close(4000, 'bye');
const [code] = await once(socket, 'close');
console.log(JSON.stringify({
  protocol: socket.protocol,
  extensions: socket.extensions,
  echoed,
  whole: whole.toString(),
  pong: pong.toString(),
  code,
}));
