// The server of the package ws: /echo answers, /broadcast sends to all that are connected there. Argument: the folder of
// the packages. It tells its memory for every line on standard input, and ends with it.
'use strict';

const { join } = require('node:path');
const readline = require('node:readline');
const tellMemory = require('./memory.cjs');

const modules = process.argv[2];
const { WebSocketServer } = require(join(modules, 'ws'));
const { version } = require(join(modules, 'ws/package.json'));

function listen(perMessageDeflate) {
  return new Promise((resolve) => {
    const server = new WebSocketServer({ host: '127.0.0.1', port: 0, perMessageDeflate });
    server.on('connection', (socket, { url }) => {
      if (url === '/broadcast') {
        socket.on('message', (data, binary) => server.clients.forEach((each) => each.send(data, { binary })));
      } else {
        socket.on('message', (data, binary) => socket.send(data, { binary }));
      }
    });
    server.on('listening', () => resolve(`ws://127.0.0.1:${server.address().port}`));
  });
}

(async () => {
  const urls = { plain: await listen(false), deflate: await listen({ threshold: 0 }) };
  console.log(JSON.stringify({ ready: `ws ${version}, Node ${process.version}`, urls }));
  const lines = readline.createInterface({ input: process.stdin });
  lines.on('line', tellMemory);
  lines.on('close', () => process.exit());
})();
