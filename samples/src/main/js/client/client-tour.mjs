// All that a client does, one function for each: connecting, sending, receiving, closing, and what to do when it fails.
// snippet: modules
import channel from 'isosocket:channel';
import errors from 'isosocket:errors';
import time from 'isosocket:time';
import websocket from 'isosocket:websocket';
// end

export async function connect(url) {
  // snippet: connect
  const client = await websocket.connect(url);
  // end
  return client;
}

export async function connectWithOptions(url, token) {
  // snippet: connect-with-options
  const client = await websocket.connect(url, {
    headers: { Authorization: `Bearer ${token}` },
    protocols: ['graphql-ws'],
    dialTimeout: '10s',
    readTimeout: '30s',
    compression: websocket.COMPRESSION.CONTEXT_TAKEOVER,
  });
  // end
  return client;
}

export function send(client, image) {
  // snippet: send
  client.send('Hello, Server!');
  client.send(JSON.stringify({ type: 'subscribe', channel: 'orders' }));
  client.send(image, websocket.BINARY);
  // end
}

export async function ping(client) {
  // snippet: ping
  const milliseconds = await client.ping();
  // end
  return milliseconds;
}

export async function receiveOne(client, print) {
  // snippet: receive
  const ch = client.channel();
  const { value: message, ok } = await ch.receive();
  if (ok) {
    print('Type:', message.type); // "text" or "binary"
    print('Data:', message.data);
  }
  // end
}

export async function receiveAll(client, handleMessage) {
  // snippet: receive-all
  const ch = client.channel();
  for (;;) {
    const { value: message, ok } = await ch.receive();
    if (!ok) {
      break; // the connection is closed
    }
    if (message.type === websocket.TYPE_TEXT) {
      handleMessage(JSON.parse(message.data));
    }
  }
  // end
}

export async function receiveOrPing(client, silence, process) {
  // snippet: select
  const ch = client.channel();
  let timeout = time.after(silence);
  for (;;) {
    const next = await channel.select([ch, timeout]);
    if (next.channel === timeout) {
      client.ping(); // keep-alive
      timeout = time.after(silence);
    } else if (next.ok) {
      process(JSON.parse(next.value.data));
    } else {
      break; // the connection is closed
    }
  }
  // end
}

export function close(client) {
  // snippet: close
  client.close(); // with 1000
  // end
}

export function closeWithReason(client) {
  // snippet: close-with-reason
  client.close(websocket.CLOSE_CODES.NORMAL, 'Session ended');
  // end
}

export function closeWithError(client) {
  // snippet: close-with-error
  client.close(websocket.CLOSE_CODES.INTERNAL_ERROR, 'Processing failed');
  // end
}

export async function connectOrTell(url, print) {
  // snippet: errors
  try {
    const client = await websocket.connect(url);
    client.send('Hello, Server!');
    client.close();
    return true;
  } catch (err) {
    if (errors.is(err, errors.PERMISSION_DENIED)) {
      print('Access denied:', err.message);
    } else if (err.retryable) {
      print('Temporary error:', err.message);
    }
    return false;
  }
  // end
}
