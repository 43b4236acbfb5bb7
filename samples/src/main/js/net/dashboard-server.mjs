// A dashboard with many viewers: each message is all of the state, so that who comes late, or misses one, sees it whole.
// isosocket run dashboard-server.mjs [PORT] [INTERVAL in ms]
import net from 'isosocket:net';
import { args } from 'isosocket:script';
import { parseObject } from './json.mjs';

const [port = '8895', interval = '1000'] = args;
const server = net.WebSocketServer();
const viewers = new Set();
const metrics = {};
let changed = false;

const state = () => JSON.stringify({ type: 'state', viewers: viewers.size, metrics });

function publish() {
  if (changed) {
    changed = false;
    const text = state();
    for (const id of viewers) {
      server.send(id, text);
    }
  }
  setTimeout(publish, Number(interval));
}

server.start('localhost', Number(port), {
  connected(id) {
    viewers.add(id);
    server.send(id, state());
  },

  // However often a source reports, viewers hear of it once in an interval.
  message(id, data) {
    const report = parseObject(data);
    if (report?.type === 'report' && typeof report.metric === 'string' && Number.isFinite(report.value)) {
      metrics[report.metric] = report.value;
      changed = true;
    }
  },

  disconnected(id) {
    viewers.delete(id);
  },

  started(url) {
    console.log(`✓ Dashboard started on ${url}`);
    publish();
  },
});
