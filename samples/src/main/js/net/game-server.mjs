// A game: players send what they do, the server alone moves them, and all see its state at each tick. Messages are
// binary. Input: dx and dy, a signed byte each. State: the tick, 32 bits; then of each player its number, 16 bits, and x
// and y, 16 bits signed. Numbers are little-endian.
// isosocket run game-server.mjs [PORT] [TICK in ms]
import net from 'isosocket:net';
import { args } from 'isosocket:script';

const [port = '8896', interval = '50'] = args;
const FIELD = 100;
const HEAD = 4;
const PLAYER = 6;
const server = net.WebSocketServer();
const players = new Map();
let tick = 0;

// However large the input: one step at the most.
const step = (value) => Math.max(-1, Math.min(1, value));
const inField = (value) => Math.max(-FIELD, Math.min(FIELD, value));

function state() {
  const view = new DataView(new ArrayBuffer(HEAD + players.size * PLAYER));
  view.setUint32(0, tick, true);
  let offset = HEAD;
  for (const [id, { x, y }] of players) {
    view.setUint16(offset, Number(id), true);
    view.setInt16(offset + 2, x, true);
    view.setInt16(offset + 4, y, true);
    offset += PLAYER;
  }
  return view.buffer;
}

function move() {
  tick++;
  for (const player of players.values()) {
    player.x = inField(player.x + player.dx);
    player.y = inField(player.y + player.dy);
    player.dx = 0;
    player.dy = 0;
  }
  const now = state();
  for (const id of players.keys()) {
    server.send(id, now);
  }
  setTimeout(move, Number(interval));
}

server.start('localhost', Number(port), {
  connected(id) {
    players.set(id, { x: 0, y: 0, dx: 0, dy: 0 });
  },

  // The last input before a tick counts.
  message(id, data) {
    if (data instanceof ArrayBuffer && data.byteLength === 2) {
      const input = new DataView(data);
      const player = players.get(id);
      player.dx = step(input.getInt8(0));
      player.dy = step(input.getInt8(1));
    }
  },

  disconnected(id) {
    players.delete(id);
  },

  started(url) {
    console.log(`✓ Game started on ${url}`);
    move();
  },
});
