// What the guide to isosocket:ws shows; the argument is the port.
import { args } from 'isosocket:script';

const port = Number(args[0]);

// snippet: ws
import { WebSocketServer } from 'isosocket:ws';

const server = new WebSocketServer({ port });
server.on('connection', (socket, request) => {
  socket.on('error', console.error);
  socket.on('message', (data) => socket.send(`${request.socket.remoteAddress} said ${data}`));
});
// end

server.on('listening', () => console.log(`\u2713 ws://127.0.0.1:${server.address().port}`));
