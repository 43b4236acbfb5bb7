// Broadcast channels: HTML Standard, section 9.5.
'use strict';

let channels = 0;

// A pair that no other scenario has, and what comes to the second one.
function channelPair() {
  const name = `scenario-${channels++}-${performance.timeOrigin}`;
  const [first, second] = [new BroadcastChannel(name), new BroadcastChannel(name)];
  return { name, first, second, done: () => [first, second].forEach((channel) => channel.close()) };
}

scenario('a message goes to the other channels of the name', async () => {
  const { name, first, second, done } = channelPair();
  const [third, elsewhere] = [new BroadcastChannel(name), new BroadcastChannel(`${name}-`)];
  first.onmessage = () => log('to itself');
  elsewhere.onmessage = () => log('to another name');
  third.addEventListener('message', (event) => log('third', event.data));
  const thirdHears = next(third, 'message');
  first.postMessage('hello');
  const event = await next(second, 'message');
  log(event.data, event.constructor.name, event.target === second, event.isTrusted, event.bubbles, event.cancelable);
  log(event.lastEventId, event.source, event.ports, event.origin === self.origin);
  log(first.name === name, String(first), first.onmessage.name, second.onmessage, second.onmessageerror);
  await thirdHears;
  await settle();
  [third, elsewhere].forEach((channel) => channel.close());
  done();
});

scenario('messages come in tasks, in their order', async () => {
  const { first, second, done } = channelPair();
  second.onmessage = ({ data }) => {
    log(data);
    Promise.resolve().then(() => log(`after ${data}`));
  };
  first.postMessage(1);
  first.postMessage(2);
  Promise.resolve().then(() => log('microtask'));
  log('posted');
  first.postMessage(3);
  await next(second, 'message');
  await next(second, 'message');
  await next(second, 'message');
  await settle();
  done();
});

scenario('messages are cloned', async () => {
  const { first, second, done } = channelPair();
  const cycle = { text: 'a\ud800', list: [1, , -0, NaN, 2.5, 1e300], nothing: null, missing: undefined };
  cycle.self = cycle;
  cycle.list.extra = true;
  const buffer = new Uint8Array([1, 2, 3, 4]).buffer;
  const view = new Uint16Array(buffer, 2, 1);
  const sent = {
    cycle, map: new Map([[cycle, 'x'], ['k', 10n]]), set: new Set([1, 'two']), date: new Date(1e12),
    invalid: new Date(NaN), pattern: /a\/b/giu, buffer, view, data: new DataView(buffer, 1, 2),
    boxes: [Object(true), Object(7), Object('s'), Object(8n)], error: new RangeError('r', { cause: 1 }),
    exception: new DOMException('m', 'AbortError'), big: -(2n ** 70n), empty: new ArrayBuffer(0),
    ['__proto__']: 1,
  };
  first.postMessage(sent);
  const { data } = await next(second, 'message');
  log(data !== sent, data.cycle.self === data.cycle, data.cycle.list.length, 1 in data.cycle.list, data.cycle.list.extra);
  log(data.cycle.text === 'a\ud800', Object.is(data.cycle.list[2], -0), data.cycle.list[3], data.cycle.list[4],
    data.cycle.list[5], data.cycle.nothing, 'missing' in data.cycle, data.cycle.missing);
  log(data.map.get(data.cycle), data.map.get('k'), [...data.set].join(), data.date.getTime(), data.invalid.getTime());
  log(String(data.pattern), data.buffer, data.view.constructor.name, data.view.length, data.view.buffer === data.buffer,
    data.data.getUint8(0), data.empty.byteLength);
  log(data.boxes.map((box) => `${typeof box} ${box}`).join());
  log(data.error instanceof RangeError, data.error.message, data.exception.name, data.exception.message, data.big);
  log(Object.keys(data).join());
  done();
});

scenario('what cannot be cloned is refused', async () => {
  const { first, second, done } = channelPair();
  second.onmessage = ({ data }) => log('message', data);
  for (const value of [() => {}, Symbol('s'), { deep: [() => {}] }, new WeakMap(), new EventTarget()]) {
    try {
      first.postMessage(value);
      log('posted');
    } catch (e) {
      log(e);
    }
  }
  try {
    first.postMessage({ get broken() { throw new RangeError('mine'); } });
  } catch (e) {
    log(e);
  }
  first.postMessage('last');
  await next(second, 'message');
  done();
});

scenario('a closed channel is silent', async () => {
  const { first, second, done } = channelPair();
  second.onmessage = ({ data }) => log('second', data);
  first.postMessage('before');
  await next(second, 'message');
  first.postMessage('on its way');
  second.close();
  second.close();
  await settle();
  try {
    second.postMessage('after');
  } catch (e) {
    log(e);
  }
  log(second.name === first.name);
  done();
});

scenario('arguments of a broadcast channel', async () => {
  for (const make of [() => new BroadcastChannel(), () => BroadcastChannel('x'), () => new BroadcastChannel(Symbol('x')),
    () => BroadcastChannel.prototype.name, () => BroadcastChannel.prototype.close.call({})]) {
    try {
      make();
      log('made');
    } catch (e) {
      log(e);
    }
  }
  const channel = new BroadcastChannel(null);
  log(channel.name, BroadcastChannel.length, channel instanceof EventTarget);
  try {
    channel.postMessage();
  } catch (e) {
    log(e);
  }
  channel.close();
});
