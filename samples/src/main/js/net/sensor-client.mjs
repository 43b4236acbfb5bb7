// Shows some readings of sensor-server.mjs.
// isosocket run sensor-client.mjs [URL] [HOW MANY]
import net from 'isosocket:net';
import { args } from 'isosocket:script';

const [url = 'ws://localhost:8889', count = '3'] = args;
const client = net.WebSocketClient();
let left = Number(count);

client.connect(url, {
  connected() {
    client.send(JSON.stringify({ type: 'subscribe', channel: 'weather' }));
  },

  message(text) {
    const message = JSON.parse(text);
    if (message.type === 'sensor_data') {
      console.log(`${message.data.temperature.toFixed(1)} °C`);
      left--;
      if (left === 0) {
        client.close();
      }
    } else {
      console.log(message.message ?? `subscribed to ${message.channel}`);
    }
  },

  closed() {
    console.log('✓ No more readings');
  },
});
