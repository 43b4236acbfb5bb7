// A device of device-hub.mjs: reports, does what it is told, and connects again whenever it is cut off.
// isosocket run device.mjs [URL] [NAME] [PAUSE in ms]
import net from 'isosocket:net';
import { args } from 'isosocket:script';

const [url = 'ws://localhost:8897', device = 'lamp', pause = '1000'] = args;

function connect() {
  const client = net.WebSocketClient();
  let leaves = false;
  client.connect(url, {
    connected() {
      client.send(JSON.stringify({ type: 'register', device, will: `${device} is dark` }));
    },

    message(text) {
      const { type, name, number } = JSON.parse(text);
      if (type === 'registered') {
        client.send(JSON.stringify({ type: 'telemetry', values: { brightness: 0.5 } }));
      } else if (type === 'command') {
        console.log('does', name);
        client.send(JSON.stringify({ type: 'acknowledge', number }));
        leaves = name === 'leave';
        if (name === 'restart' || leaves) {
          client.close();
        }
      }
    },

    closed() {
      if (!leaves) {
        setTimeout(connect, Number(pause));
      }
    },

    error(error) {
      console.log('cut off:', error);
    },
  });
}

connect();
