// The client that every JavaScript runtime runs as it stands. It needs WebSocket and three functions of its host:
// nextRound() resolves with what to do, or undefined at the end; begin() and end() are the ends of what is measured.
'use strict';

async function exchange({ url, size, binary, inFlight, messages }) {
  const socket = new WebSocket(url);
  socket.binaryType = 'arraybuffer';
  await new Promise((resolve, reject) => {
    socket.onopen = resolve;
    socket.onerror = () => reject(new Error(`no connection to ${url}`));
  });
  const payload = binary ? new Uint8Array(size).fill(7) : 'x'.repeat(size);
  const lengthOf = binary ? (data) => data.byteLength : (data) => data.length;
  let sent = 0;
  let received = 0;
  begin();
  await new Promise((resolve, reject) => {
    socket.onclose = ({ code }) => reject(new Error(`closed with ${code} after ${received} messages`));
    socket.onmessage = ({ data }) => {
      if (lengthOf(data) !== size) {
        reject(new Error(`a message of ${lengthOf(data)} in place of ${size}`));
      }
      received++;
      if (sent < messages) {
        sent++;
        socket.send(payload);
      } else if (received === messages) {
        resolve();
      }
    };
    for (; sent < inFlight && sent < messages; sent++) {
      socket.send(payload);
    }
  });
  end();
  await new Promise((resolve) => {
    socket.onclose = resolve;
    socket.close();
  });
}

(async () => {
  for (let round = await nextRound(); round !== undefined; round = await nextRound()) {
    await exchange(round);
  }
})();
