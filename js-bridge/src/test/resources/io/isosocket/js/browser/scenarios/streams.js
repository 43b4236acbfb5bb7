// WebSocketStream, and the streams that it stands on.
'use strict';

const streamTo = (path, ...rest) => new WebSocketStream(`${SERVER}${path}`, ...rest);

// What a read gives has its members in another order in the library than in the browser.
const inOrder = (value) =>
  (typeof value === 'object' && value !== null && 'done' in value ? { done: value.done, value: value.value } : value);

/** Logs what a promise comes to. */
async function outcome(what, promise) {
  try {
    log(what, 'gives', show(inOrder(await promise)));
  } catch (thrown) {
    log(what, 'fails with', thrown instanceof WebSocketError
      ? `WebSocketError ${thrown.closeCode} ${show(thrown.reason)}` : show(thrown));
  }
}

scenario('a stream opens, takes and gives messages, and is closed', async () => {
  const stream = streamTo('/echo', { protocols: [] });
  log(stream.url === `${SERVER}/echo`, show(stream.opened), show(stream.closed), String(stream));
  const { readable, writable, extensions, protocol } = await stream.opened;
  log(show(readable), show(writable), show(extensions), show(protocol));
  const writer = writable.getWriter();
  const reader = readable.getReader();
  log(writer.desiredSize);
  log(show(await writer.write('text')));
  await outcome('a read', reader.read());
  await writer.write(new Uint8Array([1, 2, 3]).subarray(1));
  await outcome('a read', reader.read());
  await writer.write(new ArrayBuffer(2));
  await outcome('a read', reader.read());
  await writer.write({ toString: () => 'object' });
  await outcome('a read', reader.read());
  await writer.write(7);
  await outcome('a read', reader.read());
  stream.close({ closeCode: 4000, reason: 'bye' });
  await outcome('closed', stream.closed);
  await outcome('a read', reader.read());
  await outcome('a write', writer.write('x'));
  await outcome('the reader', reader.closed);
  await outcome('the writer', writer.closed);
});

scenario('a stream that the server closes', async () => {
  const stream = streamTo('/echo');
  const { readable, writable } = await stream.opened;
  const writer = writable.getWriter();
  const reader = readable.getReader();
  await writer.write('!close 4001 server');
  await outcome('a read', reader.read());
  await outcome('closed', stream.closed);
  await outcome('the writer', writer.closed);
  attempt('another close', () => stream.close({ closeCode: 1000 }));
});

scenario('a stream that the server closes without a code', async () => {
  const stream = streamTo('/echo');
  const { readable, writable } = await stream.opened;
  await writable.getWriter().write('!close');
  await outcome('a read', readable.getReader().read());
  await outcome('closed', stream.closed);
});

scenario('a stream whose connection is lost', async () => {
  const stream = streamTo('/echo');
  const { readable, writable } = await stream.opened;
  const writer = writable.getWriter();
  const reader = readable.getReader();
  writer.write('!end');
  await outcome('a read', reader.read());
  await outcome('closed', stream.closed);
  await outcome('the writer', writer.closed);
});

scenario('a stream that is refused', async () => {
  const stream = streamTo('/refuse');
  await outcome('opened', stream.opened);
  await outcome('closed', stream.closed);
});

scenario('a stream that is closed before it is open', async () => {
  const stream = streamTo('/echo');
  attempt('close', () => stream.close());
  await outcome('opened', stream.opened);
  await outcome('closed', stream.closed);
});

scenario('what a stream is closed with', async () => {
  for (const info of [undefined, null, {}, { closeCode: 1000 }, { reason: 'why' }, { closeCode: 3000, reason: 'r' },
    { closeCode: 1001 }, { closeCode: 1005 }, { closeCode: 2999 }, { closeCode: 5000 }, { closeCode: 70000 },
    { closeCode: -1 }, { closeCode: NaN }, { closeCode: '4000' }, { closeCode: null },
    { reason: 'x'.repeat(124) }, { closeCode: 4999, reason: '\ud800' }, 1, 'x']) {
    const stream = streamTo('/echo');
    await stream.opened;
    let taken = true;
    try {
      stream.close(info);
    } catch (thrown) {
      taken = false;
      log(show(info), 'throws', show(thrown));
      stream.close();
    }
    if (taken) {
      await outcome(show(info), stream.closed);
    }
    await stream.closed;
  }
});

scenario('a signal of a stream', async () => {
  const aborted = streamTo('/echo', { signal: AbortSignal.abort() });
  await outcome('opened', aborted.opened);
  await outcome('closed', aborted.closed);
  const controller = new AbortController();
  const connecting = streamTo('/echo', { signal: controller.signal });
  controller.abort();
  await outcome('opened', connecting.opened);
  await outcome('closed', connecting.closed);
  const late = new AbortController();
  const open = streamTo('/echo', { signal: late.signal });
  const { readable, writable } = await open.opened;
  late.abort();
  await writable.getWriter().write('still here');
  await outcome('a read', readable.getReader().read());
  open.close();
  await open.closed;
});

scenario('a signal of a stream with a reason of its own', async () => {
  const aborted = streamTo('/echo', { signal: AbortSignal.abort('no') });
  await outcome('opened', aborted.opened);
  await outcome('closed', aborted.closed);
}, {
  browser: ['opened fails with DOMException AbortError 20', 'closed fails with DOMException AbortError 20'],
  standard: ['opened fails with "no"', 'closed fails with "no"'],
});

scenario('cancelling and aborting the sides of a stream', async () => {
  for (const reason of [undefined, 'x', new WebSocketError('m', { closeCode: 4002, reason: 'cancelled' })]) {
    const first = streamTo('/echo');
    const { readable } = await first.opened;
    await outcome('cancel', readable.cancel(reason));
    await outcome('closed', first.closed);
    const second = streamTo('/echo');
    const { writable } = await second.opened;
    await outcome('abort', writable.abort(reason));
    await outcome('closed', second.closed);
  }
  const third = streamTo('/echo');
  const { writable } = await third.opened;
  await outcome('the writer closes', writable.getWriter().close());
  await outcome('closed', third.closed);
});

scenario('arguments of a stream', async () => {
  attempt('none', () => new WebSocketStream());
  attempt('no new', () => WebSocketStream('ws://x'));
  for (const url of ['ftp://example.org/', 'ws://x/#fragment', '']) {
    attempt(show(url), () => show(new WebSocketStream(url)) && 'a stream');
  }
  for (const options of [{ protocols: 'chat' }, { protocols: ['a', 'a'] }, { protocols: ['a b'] }, { signal: {} },
    { signal: null }, 'x']) {
    attempt(show(options), () => show(new WebSocketStream(`${SERVER}/echo`, options)) && 'a stream');
  }
  const stream = streamTo('/last-protocol', { protocols: ['a', 'b'] });
  log((await stream.opened).protocol);
  stream.close();
  await stream.closed;
});

scenario('errors of streams', () => {
  attempt('none', () => show(new WebSocketError()));
  for (const args of [[], ['m'], ['m', {}], ['m', { closeCode: 4000 }], ['m', { reason: 'r' }],
    ['m', { closeCode: 1000, reason: '' }]]) {
    const error = new WebSocketError(...args);
    log(error.name, show(error.message), error.code, error.closeCode, show(error.reason),
      error instanceof DOMException, error instanceof Error, String(error));
  }
  for (const init of [{ closeCode: 1001 }, { closeCode: 1006 }, { closeCode: 70000 }, { closeCode: 4000,
    reason: 'x'.repeat(124) }, 1]) {
    attempt(show(init), () => show(new WebSocketError('m', init)));
  }
  attempt('no new', () => WebSocketError('m'));
});

scenario('messages that came before the end are read behind it', async () => {
  const stream = streamTo('/greet/a/b/c');
  const { readable, writable } = await stream.opened;
  await writable.getWriter().write('!close 4003 end');
  const reader = readable.getReader();
  for (let i = 0; i < 4; i++) {
    await outcome('a read', reader.read());
  }
  await outcome('closed', stream.closed);
});

scenario('the order of a stream that opens', async () => {
  const stream = streamTo('/greet/hello');
  stream.closed.then(() => log('closed'));
  stream.opened.then(() => log('opened'));
  const { readable } = await stream.opened;
  const reader = readable.getReader();
  await outcome('a read', reader.read());
  stream.close();
  await stream.closed;
  await settle();
});
