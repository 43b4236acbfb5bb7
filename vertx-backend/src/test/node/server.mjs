// A server on ws: `node server.mjs [deflate]`. Prints {"port": N}, ends when its standard input does.
import { WebSocketServer } from 'ws';

const closes = [];
// Those who ask for the last close wait for it: the client hears of its end before we do.
let open = 0;
const asking = [];

const behaviours = {
  echo(socket) {
    socket.on('message', (data, binary) => socket.send(data, { binary }));
  },
  ping(socket) {
    socket.on('pong', (data) => socket.send(`pong ${data}`));
    socket.ping('are you there?');
  },
  fragments(socket) {
    socket.send('frag', { fin: false });
    socket.send('men', { fin: false });
    socket.send('ts', { fin: true });
  },
  large(socket, query) {
    socket.send('\u2713'.repeat(Number(query.get('characters'))));
  },
  close(socket, query) {
    socket.close(...(query.has('code') ? [Number(query.get('code')), query.get('reason')] : []));
  },
  terminate(socket) {
    socket.terminate();
  },
  lastClose(socket) {
    asking.push(() => socket.send(JSON.stringify(closes.pop())));
    answerWhereAllAreClosed();
  },
  headers(socket, query, request) {
    socket.send(JSON.stringify(request.headers));
  },
};

function answerWhereAllAreClosed() {
  while (open === 0 && asking.length > 0) {
    asking.shift()();
  }
}

const server = new WebSocketServer({
  host: '127.0.0.1',
  port: 0,
  perMessageDeflate: process.argv[2] === 'deflate' ? { threshold: 0 } : false,
  handleProtocols: (protocols) => (protocols.has('second') ? 'second' : false),
});
server.on('connection', (socket, request) => {
  const url = new URL(request.url, 'ws://127.0.0.1');
  const behaviour = url.pathname.slice(1);
  if (behaviour === 'echo') {
    open++;
    socket.on('close', (code, reason) => {
      open--;
      closes.push([code, reason.toString()]);
      answerWhereAllAreClosed();
    });
  }
  behaviours[behaviour](socket, url.searchParams, request);
});
server.on('listening', () => console.log(JSON.stringify({ port: server.address().port })));
process.stdin.resume().on('end', () => process.exit());
