// The client that every JavaScript runtime runs as it stands. It needs WebSocket and functions of its host: nextTask()
// resolves with what to do, or undefined at the end; begin() and end(count) are the ends of what is measured; memory()
// tells the memory of the process.
'use strict';

// How many messages of a burst the server acknowledges with one of its own, and how many such windows are on their way.
const WINDOW = 1000;
const AHEAD = 8;
const HANDSHAKES = 16;

const held = [];

function opened(url) {
  return new Promise((resolve, reject) => {
    const socket = new WebSocket(url);
    socket.binaryType = 'arraybuffer';
    socket.onopen = () => resolve(socket);
    socket.onerror = () => reject(new Error(`no connection to ${url}`));
  });
}

function closed(socket) {
  return new Promise((resolve) => {
    socket.onclose = resolve;
    socket.close();
  });
}

function exchange(socket, payload, lengthOf, size, share, inFlight) {
  let sent = 0;
  let received = 0;
  return new Promise((resolve, reject) => {
    socket.onclose = ({ code }) => reject(new Error(`closed with ${code} after ${received} messages`));
    socket.onmessage = ({ data }) => {
      if (lengthOf(data) !== size) {
        reject(new Error(`a message of ${lengthOf(data)} in place of ${size}`));
      }
      received++;
      if (sent < share) {
        sent++;
        socket.send(payload);
      } else if (received === share) {
        resolve();
      }
    };
    for (; sent < inFlight && sent < share; sent++) {
      socket.send(payload);
    }
  });
}

async function echo({ url, text, size, connections, inFlight, count }) {
  const sockets = [];
  for (let i = 0; i < connections; i++) {
    sockets.push(await opened(url));
  }
  const payload = text ?? new Uint8Array(size).fill(7);
  const lengthOf = text ? (data) => data.length : (data) => data.byteLength;
  const length = lengthOf(payload);
  const share = Math.max(1, Math.floor(count / connections));
  begin();
  await Promise.all(sockets.map((socket) => exchange(socket, payload, lengthOf, length, share, inFlight)));
  end(share * connections);
  await Promise.all(sockets.map(closed));
}

async function burst({ url, text, count }) {
  const socket = await opened(url);
  const windows = Math.max(1, Math.floor(count / WINDOW));
  let sent = 0;
  let acknowledged = 0;
  const sendWindow = () => {
    for (let i = 0; i < WINDOW; i++) {
      socket.send(text);
    }
  };
  begin();
  await new Promise((resolve, reject) => {
    socket.onclose = ({ code }) => reject(new Error(`closed with ${code} after ${acknowledged} windows`));
    const fill = () => {
      for (; sent < windows && sent - acknowledged < AHEAD; sent++) {
        setTimeout(sendWindow, 0);
      }
    };
    socket.onmessage = () => {
      acknowledged++;
      if (acknowledged === windows) {
        resolve();
      }
      fill();
    };
    fill();
  });
  end(windows * WINDOW);
  await closed(socket);
}

async function openAndClose({ url, inFlight, count }) {
  const share = Math.max(1, Math.floor(count / inFlight));
  const chain = async () => {
    for (let i = 0; i < share; i++) {
      await closed(await opened(url));
    }
  };
  begin();
  await Promise.all(Array.from({ length: inFlight }, chain));
  end(share * inFlight);
}

async function hold({ url, count }) {
  begin();
  let left = count;
  const chain = async () => {
    while (left-- > 0) {
      held.push(await opened(url));
    }
  };
  await Promise.all(Array.from({ length: HANDSHAKES }, chain));
  end(count);
}

async function release({ count }) {
  begin();
  await Promise.all(held.splice(0).map(closed));
  end(count);
}

const works = {
  ECHO: echo,
  BURST_FROM_TIMER: burst,
  OPEN_CLOSE: openAndClose,
  HOLD: hold,
  RELEASE: release,
  MEMORY: () => memory(),
};

(async () => {
  for (let task = await nextTask(); task !== undefined && task !== null; task = await nextTask()) {
    await works[task.work](task);
  }
})();
