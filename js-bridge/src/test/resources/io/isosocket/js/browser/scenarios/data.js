// What is sent and received: WebSockets Standard, section 3.1.
'use strict';

scenario('text', async () => {
  const socket = await openSocket();
  const echo = async (value) => {
    socket.send(value);
    log(show((await next(socket, 'message')).data));
  };
  for (const value of ['', 'x', '\u0000', 'caf\u00e9', '\ud83d\ude00', 'a\ud800b', '\udc00', '\ufeffbom', 1, null,
    undefined, true, {}, [], [1, 2], 10n, { toString: () => 'converted' }, new Date(NaN), /r/g]) {
    await echo(value);
  }
  attempt('a Symbol', () => socket.send(Symbol('x')));
  attempt('an object without a string', () => socket.send(Object.create(null)));
  await finish(socket);
});

scenario('bytes as array buffers', async () => {
  const socket = await openSocket();
  socket.binaryType = 'arraybuffer';
  const bytes = new Uint8Array([0, 1, 2, 3, 4, 5, 6, 7]);
  for (const data of [bytes.buffer, bytes, bytes.subarray(2, 5), new DataView(bytes.buffer, 6),
    new Uint16Array(bytes.buffer, 2, 2), new ArrayBuffer(0), bytes.subarray(4, 4), new Float64Array(1),
    new Uint8ClampedArray([300]), new BigInt64Array([-1n])]) {
    socket.send(data);
    const { data: echoed } = await next(socket, 'message');
    log(show(data), show(echoed), echoed.constructor === ArrayBuffer);
  }
  await finish(socket);
});

scenario('buffers are taken as they are at the call', async () => {
  const socket = await openSocket();
  socket.binaryType = 'arraybuffer';
  const bytes = new Uint8Array([1, 2, 3]);
  socket.send(bytes);
  bytes.fill(9);
  const first = (await next(socket, 'message')).data;
  new Uint8Array(first)[0] = 7;
  log(show(first), show(bytes));
  await finish(socket);
});

scenario('shared and detached memory', async () => {
  const socket = await openSocket();
  socket.binaryType = 'arraybuffer';
  const detached = new Uint8Array([1, 2]);
  structuredClone(detached.buffer, { transfer: [detached.buffer] });
  log(detached.byteLength);
  attempt('a detached view', () => socket.send(detached));
  log(show((await next(socket, 'message')).data));
  await finish(socket);
});

scenario('binaryType', async () => {
  const socket = await openSocket();
  log(socket.binaryType);
  for (const value of ['arraybuffer', 'Blob', 'nodebuffer', '', null, 'blob', { toString: () => 'arraybuffer' }]) {
    attempt(show(value), () => {
      socket.binaryType = value;
      return socket.binaryType;
    });
  }
  attempt('a Symbol', () => {
    socket.binaryType = Symbol('x');
  });
  await finish(socket);
});

scenario('binary messages as blobs', async () => {
  const socket = await openSocket();
  socket.send(new Uint8Array([1, 2, 3]));
  const { data } = await next(socket, 'message');
  log(data.constructor.name, data.size, show(data.type), show(await data.arrayBuffer()));
  socket.send(new ArrayBuffer(0));
  const { data: empty } = await next(socket, 'message');
  log(empty instanceof Blob, empty.size, show(await empty.text()));
  await finish(socket);
});

scenario('binaryType changed between messages', async () => {
  const socket = await openSocket();
  socket.send(new Uint8Array([1]));
  socket.send(new Uint8Array([2]));
  socket.onmessage = ({ data }) => {
    log(Object.prototype.toString.call(data));
    socket.binaryType = 'arraybuffer';
  };
  await next(socket, 'message');
  await next(socket, 'message');
  await finish(socket);
});

scenario('blobs keep their place among other messages', async () => {
  const socket = await openSocket();
  socket.binaryType = 'arraybuffer';
  socket.onmessage = ({ data }) => log(show(data));
  socket.send('before');
  socket.send(new Blob(['blob', new Uint8Array([33])]));
  socket.send('between');
  socket.send(new File(['file'], 'name').slice(1, 3));
  socket.send(new Uint8Array([9]));
  socket.send('after');
  for (let i = 0; i < 6; i++) {
    await next(socket, 'message');
  }
  await finish(socket);
});

scenario('a blob before a close', async () => {
  const socket = await openSocket();
  socket.send(new Blob(['x'.repeat(1000)]));
  log(socket.bufferedAmount);
  socket.close(1000, 'after the blob');
  const event = await next(socket, 'close');
  log(event.code, event.reason, event.wasClean);
});

scenario('large messages', async () => {
  const socket = await openSocket();
  socket.binaryType = 'arraybuffer';
  const bytes = new Uint8Array(200000).map((value, index) => index % 251);
  socket.send(bytes);
  const { data } = await next(socket, 'message');
  log(data.byteLength, new Uint8Array(data).every((value, index) => value === index % 251));
  socket.send('\u00e9'.repeat(100000));
  log((await next(socket, 'message')).data === '\u00e9'.repeat(100000));
  await finish(socket);
});

scenario('bufferedAmount within and after a task', async () => {
  const socket = await openSocket();
  log(socket.bufferedAmount);
  socket.send('12345');
  log(socket.bufferedAmount);
  socket.send('\u00e9\u00e9');
  log(socket.bufferedAmount);
  socket.send(new Uint8Array(6));
  socket.send(new Uint8Array(8).subarray(2, 4));
  log(socket.bufferedAmount);
  socket.send('');
  await null;
  log('after a microtask', socket.bufferedAmount);
  for (let i = 0; i < 5; i++) {
    await next(socket, 'message');
  }
  await settle();
  log('after the echoes', socket.bufferedAmount);
  await finish(socket);
});

scenario('bufferedAmount after close', async () => {
  const socket = await openSocket();
  socket.close();
  log(socket.bufferedAmount);
  attempt('send while closing', () => socket.send('1234'));
  log(socket.bufferedAmount);
  await next(socket, 'close');
  log(socket.readyState, socket.bufferedAmount);
  attempt('send when closed', () => socket.send(new Uint8Array(6)));
  attempt('a blob when closed', () => socket.send(new Blob(['12'])));
  log(socket.bufferedAmount);
  await settle();
  log(socket.bufferedAmount);
});

scenario('blobs', async () => {
  const blob = new Blob(['a', new Uint8Array([98]), new Blob(['c']), 1, null, { toString: () => 'x' }],
    { type: 'Text/PLAIN' });
  log(blob.size, blob.type, await blob.text(), show(await blob.arrayBuffer()));
  log(blob.slice(-3).size, await blob.slice(1, 3, 'A/B').text(), blob.slice(1, 3, 'A/B').type, blob.slice(5, 2).size);
  log(new Blob(['\r\n'], { endings: 'native' }).size, show(new Blob([], { type: 'caf\u00e9' }).type));
  log(show(await new Blob([new Uint8Array([0xef, 0xbb, 0xbf, 0xff])]).text()));
  for (const parts of [undefined, null, 'text', 1, {}, [Symbol('x')]]) {
    attempt(show(parts), () => new Blob(parts).size);
  }
  attempt('endings that are none', () => new Blob([], { endings: 'x' }));
  const file = new File(['abc'], 'a/b.txt', { lastModified: 5.9, type: 'x/y' });
  log(file.name, file.size, file.lastModified, file.type, file instanceof Blob, show(file.slice(1)));
  attempt('a file without a name', () => new File([]));
});
