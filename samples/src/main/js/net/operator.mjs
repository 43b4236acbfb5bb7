// An operator of device-hub.mjs: has a device restart and then leave, and shows what it is told.
// isosocket run operator.mjs [URL] [DEVICE]
import net from 'isosocket:net';
import { args } from 'isosocket:script';

const [url = 'ws://localhost:8897', device = 'lamp'] = args;
const client = net.WebSocketClient();
const commands = ['restart', 'leave'];
let number = 0;

function command() {
  number++;
  client.send(JSON.stringify({ type: 'command', device, name: commands.shift(), number }));
}

client.connect(url, {
  connected() {
    client.send(JSON.stringify({ type: 'operator' }));
  },

  message(text) {
    const message = JSON.parse(text);
    console.log(message.type, message.number ?? message.will ?? message.device ?? message.devices.join(' '));
    if (message.device === device && message.type === 'online' || message.devices?.includes(device)) {
      command();
    } else if (message.type === 'offline' && commands.length === 0) {
      client.close();
    }
  },
});
