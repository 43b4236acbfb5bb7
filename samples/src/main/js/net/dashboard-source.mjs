// Reports a metric to dashboard-server.mjs, as often as is asked for, and shows what all viewers see in the end.
// isosocket run dashboard-source.mjs URL METRIC HOW-OFTEN
import net from 'isosocket:net';
import { args } from 'isosocket:script';

const [url = 'ws://localhost:8895', metric = 'load', count = '100'] = args;
const client = net.WebSocketClient();
let states = 0;

client.connect(url, {
  connected() {
    for (let value = 1; value <= Number(count); value++) {
      client.send(JSON.stringify({ type: 'report', metric, value }));
    }
  },

  message(text) {
    const { metrics } = JSON.parse(text);
    states++;
    if (metrics[metric] === Number(count)) {
      console.log(`${metric} is ${metrics[metric]}, after ${states < Number(count) ? 'fewer' : 'as many'} messages`);
      client.close();
    }
  },
});
