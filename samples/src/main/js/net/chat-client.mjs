// A member of the chat of chat-server.mjs: says two things, and shows what the others say.
// isosocket run chat-client.mjs NAME [URL] [PAUSE in ms]
import net from 'isosocket:net';
import { args } from 'isosocket:script';
import { parseObject } from './json.mjs';

const [username = 'Alice', url = 'ws://localhost:8888/chat', pause = '1000'] = args;
const client = net.WebSocketClient();

function say(text) {
  client.send(JSON.stringify({ type: 'message', text }));
}

client.connect(url, {
  connected() {
    console.log('✓ Chat connected as:', username);
    client.send(JSON.stringify({ type: 'join', username }));
    setTimeout(() => say('Hello everyone!'), Number(pause));
    setTimeout(() => say('How is everyone doing?'), 3 * Number(pause));
  },

  message(data) {
    const message = parseObject(data);
    if (message === undefined) {
      console.log('Raw message:', data);
    } else if (message.type === 'message') {
      console.log(`<${message.username}> ${message.text}`);
    } else if (message.type === 'join') {
      console.log(`*** ${message.username} joined the chat`);
    } else if (message.type === 'leave') {
      console.log(`*** ${message.username} left the chat`);
    }
  },

  closed() {
    console.log('✓ Chat disconnected');
  },

  error(error) {
    console.log('✗ Chat error:', error);
  },
});
