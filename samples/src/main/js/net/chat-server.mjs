// A chat: members join by a message, and hear what the others say and who leaves.
// isosocket run chat-server.mjs [PORT]
import net from 'isosocket:net';
import { args } from 'isosocket:script';
import { parseObject } from './json.mjs';

const [port = '8888'] = args;
const server = net.WebSocketServer();
const clients = new Set();
const usernames = new Map();

function broadcast(message, sender) {
  const text = JSON.stringify(message);
  for (const id of clients) {
    if (id !== sender) {
      server.send(id, text);
    }
  }
}

server.start('localhost', Number(port), {
  connected(id) {
    clients.add(id);
    console.log('✓ Chat client connected:', id);
  },

  message(id, data) {
    const message = parseObject(data);
    if (message === undefined) {
      console.log('Invalid JSON from client:', id);
    } else if (message.type === 'join') {
      usernames.set(id, message.username);
      console.log(`${id} joined as ${message.username}`);
      broadcast({ type: 'join', username: message.username }, id);
    } else if (message.type === 'message' && usernames.has(id)) {
      const username = usernames.get(id);
      console.log(`<${username}> ${message.text}`);
      broadcast({ type: 'message', username, text: message.text, timestamp: Math.floor(Date.now() / 1000) }, id);
    }
  },

  disconnected(id) {
    clients.delete(id);
    const username = usernames.get(id);
    if (username !== undefined) {
      console.log(`${id} (${username}) disconnected`);
      usernames.delete(id);
      broadcast({ type: 'leave', username }, id);
    }
  },

  started(url) {
    console.log(`✓ Chat server started on ${url}`);
  },

  error(error) {
    console.log('✗ Chat server error:', error);
  },
});
