// Readings of a sensor, simulated, to everyone who is connected.
// isosocket run sensor-server.mjs [PORT] [INTERVAL in ms]
import net from 'isosocket:net';
import { args } from 'isosocket:script';
import { parseObject } from './json.mjs';

const [port = '8889', interval = '2000'] = args;
const server = net.WebSocketServer();
const subscribers = new Set();

function reading() {
  return {
    timestamp: Math.floor(Date.now() / 1000),
    temperature: 20 + Math.random() * 10,
    humidity: 40 + Math.random() * 20,
    pressure: 1000 + Math.random() * 50,
  };
}

function broadcast() {
  if (subscribers.size > 0) {
    const data = reading();
    const message = JSON.stringify({ type: 'sensor_data', data });
    for (const id of subscribers) {
      server.send(id, message);
    }
    console.log(`Broadcasted data to ${subscribers.size} subscribers: T=${data.temperature.toFixed(1)}°C,`
      + ` H=${data.humidity.toFixed(1)}%, P=${data.pressure.toFixed(1)}hPa`);
  }
  setTimeout(broadcast, Number(interval));
}

server.start('localhost', Number(port), {
  connected(id) {
    subscribers.add(id);
    console.log('✓ Data subscriber connected:', id);
    server.send(id, JSON.stringify({ type: 'welcome', message: 'Connected to sensor data stream' }));
  },

  message(id, data) {
    const message = parseObject(data);
    if (message?.type === 'subscribe') {
      console.log('Client', id, 'subscribed to:', message.channel);
      server.send(id, JSON.stringify({ type: 'subscribed', channel: message.channel }));
    }
  },

  disconnected(id) {
    subscribers.delete(id);
    console.log('✓ Data subscriber disconnected:', id);
  },

  started(url) {
    console.log(`✓ Data server started on ${url}`);
    broadcast();
  },

  error(error) {
    console.log('✗ Data server error:', error);
  },
});
