// Devices report, operators see it and give commands. A device that goes leaves its last will: what operators are told.
// isosocket run device-hub.mjs [PORT]
import net from 'isosocket:net';
import { args } from 'isosocket:script';
import { parseObject } from './json.mjs';

const [port = '8897'] = args;
const server = net.WebSocketServer();
const operators = new Set();
// By the name of the device, and by the client's id.
const devices = new Map();
const names = new Map();

function tellOperators(message) {
  const text = JSON.stringify(message);
  for (const id of operators) {
    server.send(id, text);
  }
}

const handlers = {
  __proto__: null,

  register(id, { device, will = 'offline' }) {
    devices.set(device, { id, will });
    names.set(id, device);
    server.send(id, JSON.stringify({ type: 'registered', device }));
    tellOperators({ type: 'online', device });
  },

  telemetry(id, { values }) {
    if (names.has(id)) {
      tellOperators({ type: 'telemetry', device: names.get(id), values });
    }
  },

  operator(id) {
    operators.add(id);
    server.send(id, JSON.stringify({ type: 'devices', devices: [...devices.keys()] }));
  },

  command(id, { device, name, number }) {
    if (devices.has(device)) {
      server.send(devices.get(device).id, JSON.stringify({ type: 'command', name, number }));
    } else {
      server.send(id, JSON.stringify({ type: 'error', number, message: `there is no device ${device}` }));
    }
  },

  acknowledge(id, { number }) {
    tellOperators({ type: 'acknowledged', device: names.get(id), number });
  },
};

server.start('localhost', Number(port), {
  message(id, data) {
    const message = parseObject(data);
    const handler = handlers[message?.type];
    if (handler === undefined) {
      server.send(id, JSON.stringify({ type: 'error', message: 'unknown message' }));
    } else {
      handler(id, message);
    }
  },

  disconnected(id) {
    operators.delete(id);
    const device = names.get(id);
    names.delete(id);
    // A device that is back already has another connection.
    if (device !== undefined && devices.get(device).id === id) {
      const { will } = devices.get(device);
      devices.delete(device);
      tellOperators({ type: 'offline', device, will });
    }
  },

  started(url) {
    console.log(`✓ Device hub started on ${url}`);
  },
});
