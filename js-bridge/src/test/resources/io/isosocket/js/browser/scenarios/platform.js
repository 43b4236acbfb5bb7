// The other globals.
'use strict';

scenario('the global scope', async () => {
  log(Object.prototype.toString.call(globalThis), self === globalThis, self.constructor.name);
  log(globalThis instanceof DedicatedWorkerGlobalScope, globalThis instanceof WorkerGlobalScope,
    globalThis instanceof EventTarget);
  for (const name of ['window', 'document', 'process', 'Buffer', 'global', 'require', 'module', 'exports', 'Java',
    'Polyglot', 'Graal', 'load', 'print']) {
    log(name, eval(`typeof ${name}`));
  }
  attempt('new', () => new WorkerGlobalScope());
  attempt('self of another', () => Object.getOwnPropertyDescriptor(WorkerGlobalScope.prototype, 'self').get.call({}));
  const { setTimeout: set, clearTimeout: clear, queueMicrotask: queue, atob: decode } = globalThis;
  clear(set(() => {}, 1));
  queue(() => {});
  log(decode('eA=='), isSecureContext, crossOriginIsolated, origin === location.origin, show(name));
  attempt('setTimeout of another', () => setTimeout.call({}, () => {}));
});

scenario('attributes of the global that scripts replace', async () => {
  attempt('self', () => {
    self = 1;
  });
  name = 'mine';
  origin = 5;
  performance = null;
  log(name, origin, performance, Object.hasOwn(globalThis, 'origin'), Object.hasOwn(globalThis, 'performance'));
  globalThis.btoa = 6;
  log(btoa, Object.hasOwn(globalThis, 'btoa'));
  delete globalThis.btoa;
  log(typeof btoa);
});

scenario('location', async () => {
  log(location.pathname, location.protocol, location.origin === `http://${location.host}`);
  log(`${location}` === location.href, show(location.search), show(location.hash), location.hostname);
  log(Object.prototype.toString.call(location));
  attempt('href', () => {
    location.href = 'x';
  });
  attempt('new', () => new WorkerLocation());
});

scenario('DOMException', async () => {
  const plain = new DOMException();
  log(plain.name, show(plain.message), plain.code, plain instanceof Error, String(plain));
  const named = new DOMException('m', 'DataCloneError');
  log(named.name, named.message, named.code, DOMException.DATA_CLONE_ERR, named.DATA_CLONE_ERR, `${named}`);
  log(new DOMException('m', 'Mine').code, new DOMException(undefined, undefined).name);
  log(new DOMException(null, null).name);
  log(Object.prototype.toString.call(named), Object.keys(named).length);
  attempt('a call', () => DOMException('m'));
  attempt('a getter elsewhere', () => Object.create(DOMException.prototype).name);
  attempt('an assignment', () => {
    named.name = 'x';
  });
});

scenario('structuredClone', async () => {
  const shared = { n: 1 };
  const source = {
    date: new Date(0), re: /a/gi, map: new Map([[shared, 'x']]), set: new Set([1, shared]), big: 1n, nan: NaN, zero: -0,
    bytes: new Uint8Array([1, 2]), list: [1, , 3], shared, undef: undefined, nil: null, boxed: new String('s'),
  };
  source.self = source;
  const copy = structuredClone(source);
  log(copy !== source, copy.self === copy, [...copy.map.keys()][0] === copy.shared, copy.set.has(copy.shared));
  log(copy.date.getTime(), String(copy.re), copy.big, copy.nan, copy.zero, show(copy.bytes), 1 in copy.list,
    copy.list.length, 'undef' in copy, typeof copy.boxed);
  const error = structuredClone(new RangeError('m'));
  log(error instanceof RangeError, error.message);
  for (const [what, value] of [['a function', () => {}], ['a Symbol', Symbol('x')], ['a WeakMap', new WeakMap()],
    ['an event', new Event('x')], ['a promise', Promise.resolve()], ['a proxy', new Proxy({}, {})]]) {
    attempt(what, () => structuredClone(value));
  }
  class Own {
    field = 1;
    get got() {
      return 2;
    }
  }
  log(show(structuredClone(new Own())), structuredClone(new Own()) instanceof Own);
  attempt('a getter that throws', () => structuredClone({
    get x() {
      throw new RangeError();
    },
  }));
  attempt('no argument', () => structuredClone());
  const buffer = new ArrayBuffer(4);
  log(structuredClone(buffer, { transfer: [buffer] }).byteLength, buffer.byteLength);
  attempt('a buffer twice', () => {
    const twice = new ArrayBuffer(1);
    structuredClone(twice, { transfer: [twice, twice] });
  });
  attempt('what cannot be transferred', () => structuredClone({}, { transfer: [{}] }));
  log(show(structuredClone(new DOMException('m', 'AbortError'))));
});

scenario('URL', async () => {
  for (const [url, base] of [['http://EXAMPLE.com:80/a/../b?q#f'], ['../c', 'https://h/a/b/'], ['//x', 'ws://y/'],
    ['x'], ['ws://u:p@h:81/%7e\u00e9?\u00e9'], ['http://[::1]:0/'], ['http://1.2.3/'], ['http://a<b/'],
    ['http://\u00fcber.example/'], ['data:text/plain,x'], ['http://h/\ud800']]) {
    attempt(show([url, base]), () => new URL(url, base).href);
  }
  const url = new URL('http://h/p?a=1&b=2');
  url.searchParams.append('c', 'd e&');
  url.port = '8080';
  url.protocol = 'https';
  url.host = 'other:99';
  url.pathname = 'x y';
  url.hash = '#z';
  url.username = 'me';
  log(url.href, url.origin, `${url}` === url.href, JSON.stringify(url) === JSON.stringify(url.href));
  url.search = '';
  log([...url.searchParams].length, url.href);
  log(URL.canParse('x'), URL.canParse('x', 'http://h'), URL.parse('x'), URL.parse('/y', 'http://h').href);
  attempt('no argument', () => new URL());
  attempt('a bad href', () => {
    url.href = 'x';
  });
});

scenario('URLSearchParams', async () => {
  const params = new URLSearchParams('?a=1&b=2&a=3&c=%E9&d=+x%2B');
  log(String(params), params.size, params.get('a'), params.getAll('a'), params.get('none'), params.has('a', '3'));
  params.sort();
  params.delete('a', '1');
  params.set('b', '\ud800');
  log(String(params), [...params.keys()], [...params.values()]);
  for (const init of [undefined, null, '', {}, { a: 1, b: [2] }, [['x', 'y'], ['x', 'z']], new Map([['m', 'n']]),
    params]) {
    attempt(show(init), () => String(new URLSearchParams(init)));
  }
  attempt('a pair of one', () => new URLSearchParams([['x']]));
  attempt('no pair', () => new URLSearchParams([1]));
  params.forEach((value, key, all) => log(key, show(value), all === params));
  log(Object.prototype.toString.call(params.entries()), params[Symbol.iterator] === params.entries);
});

scenario('TextEncoder and TextDecoder', async () => {
  const encoder = new TextEncoder();
  log(show(encoder.encode('\u00e9\ud800\ud83d\ude00')), show(encoder.encode()), encoder.encoding);
  const target = new Uint8Array(4);
  log(encoder.encodeInto('a\u20acb\u20ac', target), show(target));
  for (const label of ['utf8', ' UTF-8 ', 'latin1', 'utf-16', 'shift_jis', 'gb18030', 'x', '', 'replacement']) {
    attempt(show(label), () => new TextDecoder(label).encoding);
  }
  const decoder = new TextDecoder();
  log(show(decoder.decode(new Uint8Array([0xef, 0xbb, 0xbf, 0x61, 0xff, 0xc3]))), show(decoder.decode()));
  log(show(decoder.decode(new Uint8Array([0xe2, 0x82]), { stream: true })));
  log(show(decoder.decode(new Uint8Array([0xac]))));
  const strict = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });
  log(strict.fatal, strict.ignoreBOM, show(strict.decode(new Uint8Array([0xef, 0xbb, 0xbf]))));
  attempt('bad bytes', () => strict.decode(new Uint8Array([0xff])));
  attempt('no bytes', () => strict.decode('x'));
  log(new TextDecoder('windows-1252').decode(new Uint8Array([0x80, 0xe9])));
  log(new TextDecoder('utf-16le').decode(new Uint8Array([0x41, 0])));
});

scenario('atob and btoa', async () => {
  for (const text of ['', 'x', '\u00ff', '\u0100', 'a b', null, undefined, 1]) {
    attempt(`btoa ${show(text)}`, () => btoa(text));
  }
  for (const text of ['', 'eA==', 'eA', ' e A = = ', 'eA=', 'e', '===', 'ab-_', null, undefined, '\u0000', 'YWJj\n']) {
    attempt(`atob ${show(text)}`, () => atob(text));
  }
});

scenario('performance', async () => {
  log(typeof performance.now(), performance.now() >= 0);
  log(Math.abs(performance.timeOrigin + performance.now() - Date.now()) < 1000);
  const mark = performance.mark('m', { detail: { a: 1 }, startTime: 5 });
  log(mark.name, mark.entryType, mark.startTime, mark.duration, show(mark.detail), mark.constructor.name);
  const measure = performance.measure('n', { start: 5, end: 9 });
  log(measure.name, measure.entryType, measure.startTime, measure.duration, measure.detail);
  log(performance.getEntriesByName('m').length, performance.getEntriesByType('measure').length);
  attempt('a mark that is not there', () => performance.measure('x', 'none'));
  attempt('a negative time', () => performance.mark('x', { startTime: -1 }));
  performance.clearMarks();
  log(performance.getEntriesByType('mark').length);
});

scenario('crypto', async () => {
  const bytes = new Uint8Array(16);
  log(crypto.getRandomValues(bytes) === bytes, bytes.some((byte) => byte !== 0));
  log(/^[\da-f]{8}-[\da-f]{4}-4[\da-f]{3}-[89ab][\da-f]{3}-[\da-f]{12}$/.test(crypto.randomUUID()));
  attempt('floats', () => crypto.getRandomValues(new Float32Array(1)));
  attempt('no view', () => crypto.getRandomValues(new ArrayBuffer(1)));
  attempt('too many', () => crypto.getRandomValues(new Uint8Array(65537)));
  const data = new TextEncoder().encode('abc');
  log(show(new Uint8Array(await crypto.subtle.digest('SHA-256', data)).subarray(0, 4)));
  log(show(new Uint8Array(await crypto.subtle.digest({ name: 'sha-1' }, data)).subarray(0, 4)));
  const key = await crypto.subtle.importKey('raw', data, { name: 'HMAC', hash: 'SHA-256' }, true, ['sign', 'verify']);
  const signature = await crypto.subtle.sign('HMAC', key, data);
  log(show(new Uint8Array(signature).subarray(0, 4)), await crypto.subtle.verify('HMAC', key, signature, data));
  log(key.type, key.extractable, key.algorithm, key.usages, await crypto.subtle.exportKey('raw', key));
  await crypto.subtle.digest('MD5', data).catch((error) => log(show(error)));
  await crypto.subtle.digest('SHA-256', 'text').catch((error) => log(show(error)));
});

scenario('console', async () => {
  log(Object.prototype.toString.call(console), Object.keys(console).includes('log'), console.log('%s', 'x'));
  const { log: print, table, group, groupEnd, time, timeEnd, count } = console;
  attempt('without a receiver', () => [print(), table([1]), group(), groupEnd(), time(), timeEnd(), count()].every(
    (result) => result === undefined));
});
