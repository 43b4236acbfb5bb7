// A player of game-server.mjs who goes to a place.
// isosocket run game-client.mjs URL X Y
import net from 'isosocket:net';
import { args } from 'isosocket:script';

const [url = 'ws://localhost:8896', x = '3', y = '-2'] = args;
const client = net.WebSocketClient();
const goal = { x: Number(x), y: Number(y) };

function players(state) {
  const view = new DataView(state);
  const all = [];
  for (let offset = 4; offset < view.byteLength; offset += 6) {
    all.push({ id: view.getUint16(offset, true), x: view.getInt16(offset + 2, true), y: view.getInt16(offset + 4, true) });
  }
  return all;
}

client.connect(url, {
  message(state) {
    const all = players(state);
    if (all.some((player) => player.x === goal.x && player.y === goal.y)) {
      console.log(`a player is at ${goal.x}, ${goal.y}`);
      client.close();
      return;
    }
    const { x: nowX, y: nowY } = all[0];
    // More than a step: the server takes one.
    client.send(new Int8Array([goal.x - nowX, goal.y - nowY]));
  },
});
