// The echo server that is one call, and a client that tries it.
// isosocket run echo-utility.mjs [PORT]
import net from 'isosocket:net';
import { args } from 'isosocket:script';

const [port = '8890'] = args;
const echo = net.WebSocketEchoServer('localhost', Number(port), {
  started(url) {
    const client = net.WebSocketClient();
    client.connect(url, {
      connected() {
        console.log('✓ Connected to echo server');
        client.send('Hello, echo!');
      },

      message(data) {
        console.log('Echo response:', data);
        client.close();
      },

      closed() {
        echo.stop();
        console.log('✓ Echo test completed');
      },
    });
  },
});
