// What the guide to isosocket:net shows; the argument is the port.
import { args } from 'isosocket:script';

const port = Number(args[0]);

// snippet: net
import net from 'isosocket:net';

const server = net.WebSocketServer();
server.start('localhost', port, {
  started: (url) => talk(url),
  connected: (id) => server.send(id, 'Welcome!'),
  message: (id, data) => server.send(id, `Echo: ${data}`),
});

function talk(url) {
  const client = net.WebSocketClient();
  client.connect(url, {
    connected: () => client.send('Hello'),
    message: (data) => console.log(data),
  });
}
// end
