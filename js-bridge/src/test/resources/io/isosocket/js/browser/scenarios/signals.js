// AbortController and AbortSignal: DOM, section 3.
'use strict';

scenario('abort', async () => {
  const controller = new AbortController();
  const { signal } = controller;
  log(signal === controller.signal, signal.aborted, signal.reason);
  attempt('throwIfAborted', () => signal.throwIfAborted());
  signal.onabort = (event) => log('abort', event.isTrusted, event.target === signal, event.bubbles, signal.aborted);
  signal.addEventListener('abort', () => {
    log('listener');
    controller.abort('again');
  });
  log(controller.abort());
  controller.abort('later');
  log(show(signal.reason));
  attempt('throwIfAborted', () => signal.throwIfAborted());
  const given = AbortSignal.abort(0);
  log(given.aborted, given.reason, show(AbortSignal.abort().reason), AbortSignal.abort(null).reason);
  attempt('new AbortSignal()', () => new AbortSignal());
});

scenario('the order of an abort', async () => {
  const controller = new AbortController();
  const { signal } = controller;
  const target = new EventTarget();
  signal.addEventListener('abort', () => {
    log('before', second.aborted);
    target.dispatchEvent(new Event('x'));
  });
  target.addEventListener('x', () => log('never'), { signal });
  const second = AbortSignal.any([signal]);
  second.onabort = () => log('dependent', second.reason === signal.reason);
  signal.addEventListener('abort', () => log('after'));
  queueMicrotask(() => log('microtask'));
  controller.abort();
  log('aborted');
  await null;
});

scenario('AbortSignal.any', async () => {
  const a = new AbortController();
  const b = new AbortController();
  const both = AbortSignal.any([a.signal, b.signal, a.signal]);
  const nested = AbortSignal.any([both, AbortSignal.any([])]);
  both.onabort = () => log('both', both.reason);
  nested.onabort = () => log('nested', nested.reason);
  log(both.aborted, nested.aborted, AbortSignal.any([]).aborted);
  b.abort('b');
  a.abort('a');
  log(both.reason, nested.reason);
  log(AbortSignal.any([both, a.signal]).reason, AbortSignal.any([a.signal, both]).reason);
  attempt('no argument', () => AbortSignal.any());
  attempt('what is no list', () => AbortSignal.any(1));
  attempt('what is no signal', () => AbortSignal.any([{}]));
  attempt('a generator', () => AbortSignal.any((function* () {
    yield a.signal;
  })()).aborted);
});

scenario('AbortSignal.timeout', async () => {
  for (const value of [-1, NaN, Infinity, 2 ** 53, 'x', undefined]) {
    attempt(show(value), () => AbortSignal.timeout(value).aborted);
  }
  attempt('no argument', () => AbortSignal.timeout());
  const signal = AbortSignal.timeout(5);
  log(signal.aborted);
  const event = await next(signal, 'abort');
  log(event.isTrusted, show(signal.reason));
  // Far enough apart for a machine that is busy.
  const short = AbortSignal.timeout(200);
  setTimeout(() => log('timer of 5'), 5);
  short.onabort = () => log('signal of 200');
  setTimeout(() => log('timer of 500'), 500);
  await delay(550);
});

scenario('a listener of a socket with a time-out', async () => {
  const socket = await openSocket();
  // The echo of the first message has to be there before.
  const signal = AbortSignal.timeout(1000);
  socket.addEventListener('message', () => log('heard'), { signal });
  socket.send('1');
  await next(socket, 'message');
  await next(signal, 'abort');
  socket.send('2');
  await next(socket, 'message');
  await finish(socket);
});
