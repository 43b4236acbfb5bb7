// What a client of the package ws sees of a server: `node ws-client.mjs URL`. Prints a line for each event.
import WebSocket from 'ws';

const socket = new WebSocket(process.argv[2], { perMessageDeflate: true, headers: { 'X-Name': 'ws' } });

socket.on('open', () => {
  console.log('open');
  socket.send('hello');
  socket.send(Buffer.from([1, 2, 255]));
});
socket.on('message', (data, isBinary) => {
  console.log('message', isBinary ? [...data].join(' ') : String(data));
});
socket.on('ping', (data) => console.log('ping', String(data)));
socket.on('close', (code, reason) => console.log('close', code, String(reason)));
socket.on('error', (error) => console.log('error', error.message));
