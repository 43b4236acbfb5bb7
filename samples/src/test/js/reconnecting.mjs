// The snippet of docs/guide/reconnecting.md, run by ReconnectingGuideTest, which gives it `url`, `newToken` and `report`.
// snippet: reconnecting
import { ReconnectingWebSocket } from 'isosocket:websocket';

const socket = new ReconnectingWebSocket(async () => `${url}?token=${await newToken()}`, {
  delay: { first: '10ms', most: '30s' },
  maxDowntime: '10m',
  queueWhileDown: 1_000_000,
  socket: { keepAlive: '20s' },
});
socket.addEventListener('open', () => socket.send('subscribe'));
socket.addEventListener('reconnecting', ({ detail }) => {
  report(`attempt ${detail.attempt} in ${detail.delay} ms, after ${detail.code}`);
});
socket.addEventListener('reconnected', ({ detail }) => {
  for (const message of detail.unknown) {
    report(`may be lost: ${message}`);
  }
});
socket.addEventListener('close', ({ code, unknown, unsent }) => {
  report(`the end, with ${code}: ${unknown.length + unsent.length} messages are not known to have arrived`);
});
// end
socket.addEventListener('reconnected', () => socket.close());
socket.addEventListener('message', () => socket.reconnect(), { once: true });
