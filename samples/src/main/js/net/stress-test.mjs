// A server and a client in one script, and as many messages as the client can send.
// isosocket run stress-test.mjs [PORT] [MESSAGES]
import net from 'isosocket:net';
import { args } from 'isosocket:script';

const [port = '9999', messages = '1000'] = args;
const server = net.WebSocketServer();
const begin = performance.now();
let processed = 0;

function stress(url) {
  const client = net.WebSocketClient();
  let answers = 0;
  client.connect(url, {
    connected() {
      console.log('✓ Stress test client connected');
      for (let i = 1; i <= Number(messages); i++) {
        client.send(`stress test message ${i}`);
      }
    },

    message() {
      answers++;
      if (answers === Number(messages)) {
        console.log(`✓ ${answers} answers`);
        client.close();
      }
    },

    closed() {
      server.stop();
    },
  });
}

server.start('localhost', Number(port), {
  message(id, data) {
    processed++;
    server.send(id, data);
    if (processed % 100 === 0) {
      const seconds = (performance.now() - begin) / 1000;
      console.log(`Processed ${processed} messages in ${seconds.toFixed(2)} seconds`
        + ` (${(processed / seconds).toFixed(1)} msg/sec)`);
    }
  },

  started(url) {
    console.log('✓ Stress test server ready');
    stress(url);
  },
});
