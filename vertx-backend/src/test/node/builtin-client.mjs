// Node's own WebSocket against an echo server: `node builtin-client.mjs URL`. Prints what it saw as one line of JSON.
const socket = new WebSocket(process.argv[2], ['first', 'second']);
socket.binaryType = 'arraybuffer';
const next = (type) => new Promise((resolve) => socket.addEventListener(type, resolve, { once: true }));
await next('open');

const texts = [];
for (const text of ['hello', '', 'a\ud800b', '\u00e9'.repeat(500_000)]) {
  socket.send(text);
  const { data } = await next('message');
  texts.push(data.length > 100 ? data.length : data);
}
socket.send(Uint8Array.of(0, 1, 255));
const { data } = await next('message');
socket.close(3000, 'bye');
const { code, wasClean } = await next('close');
console.log(JSON.stringify({
  protocol: socket.protocol,
  extensions: socket.extensions,
  texts,
  bytes: [...new Uint8Array(data)],
  code,
  wasClean,
}));
