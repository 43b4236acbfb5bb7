// Holds the realm against the published IDL, which the test puts into the global `publishedIdl` as JSON, and returns
// what differs: `missing` as "Interface.member", `problems` as sentences. The rules are those of Web IDL, section 3.7.
(async function () {
  'use strict';

  const definitions = JSON.parse(globalThis.publishedIdl);
  delete globalThis.publishedIdl;
  const interfaces = new Map(definitions.map((definition) => [definition.name, definition]));
  const problems = [];
  const missing = [];

  function expect(condition, problem) {
    if (!condition) {
      problems.push(problem);
    }
  }

  const own = Object.getOwnPropertyDescriptor;
  const shown = (key) => (typeof key === 'symbol' ? `[${key.description}]` : key);

  function flags(descriptor) {
    return ['writable', 'enumerable', 'configurable'].filter((flag) => descriptor[flag]).join('+') || 'no flag';
  }

  function expectFlags(descriptor, wanted, where) {
    expect(flags(descriptor) === wanted, `${where} has ${flags(descriptor)}, not ${wanted}`);
  }

  function expectFunction(value, name, length, where) {
    if (typeof value !== 'function') {
      problems.push(`${where} is no function`);
      return;
    }
    expect(value.name === name, `${where} has the name "${value.name}", not "${name}"`);
    expect(value.length === length, `${where} has the length ${value.length}, not ${length}`);
    expectFlags(own(value, 'name'), 'configurable', `the name of ${where}`);
    expectFlags(own(value, 'length'), 'configurable', `the length of ${where}`);
    expect(Object.getPrototypeOf(value) === Function.prototype, `${where} has another prototype`);
  }

  function expectNoConstructor(value, where) {
    expect(!Object.hasOwn(value, 'prototype'), `${where} has a prototype property`);
    let constructs = true;
    try {
      Reflect.construct(Object, [], value);
    } catch {
      constructs = false;
    }
    expect(!constructs, `${where} is a constructor`);
  }

  // An argument that tells when anything is read of it.
  function poison() {
    const state = { touched: false };
    const touch = () => {
      state.touched = true;
      throw new RangeError('the argument was read');
    };
    state.value = new Proxy({}, { get: touch, has: touch, ownKeys: touch, getOwnPropertyDescriptor: touch });
    return state;
  }

  async function outcome(call, promise) {
    try {
      const result = call();
      if (!promise) {
        return 'returned';
      }
      if (!(result instanceof Promise)) {
        return 'returned no promise';
      }
      await result;
      return 'fulfilled';
    } catch (thrown) {
      return thrown instanceof TypeError ? 'TypeError' : `threw ${thrown}`;
    }
  }

  /** The call must be refused with a TypeError (a promise: rejected) before its arguments are looked at. */
  async function expectRefused(call, count, promise, where) {
    const argument = poison();
    const result = await outcome(() => call(new Array(count).fill(argument.value)), promise);
    expect(result === 'TypeError', `${where}: ${result}`);
    expect(!argument.touched, `${where} reads its arguments first`);
  }

  // The interfaces of a library. What it keeps in properties of its objects, where an engine has internal slots, and what
  // its operations do with too few arguments is its own; every member has to be there all the same.
  const LIBRARY = new Set(['ByteLengthQueuingStrategy', 'CountQueuingStrategy', 'ReadableByteStreamController',
    'ReadableStream', 'ReadableStreamBYOBReader', 'ReadableStreamBYOBRequest', 'ReadableStreamDefaultController',
    'ReadableStreamDefaultReader', 'TransformStream', 'TransformStreamDefaultController', 'WritableStream',
    'WritableStreamDefaultController', 'WritableStreamDefaultWriter']);

  /** An instance of each interface, or undefined where a script cannot get one at once. */
  const instances = {
    AbortController: () => new AbortController(),
    AbortSignal: () => AbortSignal.abort(),
    Blob: () => new Blob([]),
    BroadcastChannel() {
      const channel = new BroadcastChannel('x');
      channel.close();
      return channel;
    },
    CloseEvent: () => new CloseEvent('x'),
    Crypto: () => crypto,
    CryptoKey: () => undefined,
    CustomEvent: () => new CustomEvent('x'),
    DOMException: () => new DOMException(),
    DedicatedWorkerGlobalScope: () => globalThis,
    ErrorEvent: () => new ErrorEvent('x'),
    Event: () => new Event('x'),
    EventTarget: () => new EventTarget(),
    File: () => new File([], 'x'),
    MessageEvent: () => new MessageEvent('x'),
    Performance: () => performance,
    PerformanceEntry: () => performance.mark('x'),
    PerformanceMark: () => performance.mark('x'),
    PerformanceMeasure: () => performance.measure('x'),
    PerformanceObserver: () => new PerformanceObserver(() => {}),
    PerformanceObserverEntryList: () => undefined,
    PromiseRejectionEvent: () => new PromiseRejectionEvent('x', { promise: Promise.resolve() }),
    QuotaExceededError: () => new QuotaExceededError(),
    SubtleCrypto: () => crypto.subtle,
    TextDecoder: () => new TextDecoder(),
    TextEncoder: () => new TextEncoder(),
    URL: () => new URL('http://localhost/'),
    URLSearchParams: () => new URLSearchParams(),
    WebSocket() {
      const socket = new WebSocket('ws://127.0.0.1:9/');
      socket.close();
      return socket;
    },
    WebSocketError: () => new WebSocketError(),
    WebSocketStream: () => new WebSocketStream('ws://127.0.0.1:9/', { signal: AbortSignal.abort() }),
    WorkerGlobalScope: () => globalThis,
    WorkerLocation: () => location,
    WorkerNavigator: () => navigator,
  };

  // --- The interface object and the prototype.

  const inherited = (name) => {
    const chain = [];
    for (let at = interfaces.get(name); at !== undefined; at = interfaces.get(at.parent)) {
      chain.push(at.name);
    }
    return chain;
  };
  const globalInterfaces = new Set(inherited('DedicatedWorkerGlobalScope'));

  async function checkInterfaceObject(definition, Interface) {
    const { name, parent } = definition;
    expectFlags(own(globalThis, name), 'writable+configurable', `the global ${name}`);
    const constructor = definition.members.find((member) => member.kind === 'constructor');
    const length = constructor?.length ?? 0;
    expect(typeof Interface === 'function', `${name} is no function`);
    expect(Interface.name === name, `${name} has the name ${Interface.name}`);
    expect(Interface.length === length, `${name} has the length ${Interface.length}, not ${length}`);
    expectFlags(own(Interface, 'name'), 'configurable', `the name of ${name}`);
    expectFlags(own(Interface, 'length'), 'configurable', `the length of ${name}`);
    expectFlags(own(Interface, 'prototype'), 'no flag', `${name}.prototype`);
    const parentObject = parent === null ? Function.prototype : globalThis[parent];
    expect(Object.getPrototypeOf(Interface) === parentObject, `${name} does not inherit from ${parent}`);
    await expectRefused(() => Interface(), 0, false, `${name} called without new`);
    if (constructor === undefined) {
      await expectRefused((args) => new Interface(...args), 0, false, `new ${name}()`);
      await expectRefused((args) => new Interface(...args), 2, false, `new ${name}(x, x)`);
    } else if (length > 0) {
      await expectRefused((args) => new Interface(...args), length - 1, false, `new ${name} with too few arguments`);
    }
  }

  function checkPrototype({ name, parent }, Interface) {
    const { prototype } = Interface;
    const parentPrototype = parent === null ? Object.prototype : globalThis[parent].prototype;
    const wanted = name === 'DOMException' ? Error.prototype : parentPrototype;
    expect(Object.getPrototypeOf(prototype) === wanted, `${name}.prototype does not inherit from that of ${parent}`);
    expectFlags(own(prototype, 'constructor'), 'writable+configurable', `${name}.prototype.constructor`);
    expect(prototype.constructor === Interface, `${name}.prototype.constructor is another`);
    const tag = own(prototype, Symbol.toStringTag);
    if (tag === undefined) {
      problems.push(`${name}.prototype has no class string`);
    } else {
      expect(tag.value === name, `the class string of ${name} is ${tag.value}`);
      expectFlags(tag, 'configurable', `the class string of ${name}`);
    }
  }

  // --- Members. `home` is the object that they must stand on.

  async function checkAttribute(definition, member, home, where) {
    const descriptor = own(home, member.name);
    if (descriptor.get === undefined) {
      problems.push(`${where} is no accessor`);
      return;
    }
    const wanted = member.unforgeable ? 'enumerable' : 'enumerable+configurable';
    expectFlags(descriptor, wanted, where);
    expectFunction(descriptor.get, `get ${member.name}`, 0, `the getter of ${where}`);
    expectNoConstructor(descriptor.get, `the getter of ${where}`);
    expect((descriptor.set !== undefined) === member.settable,
      `${where} ${member.settable ? 'cannot' : 'can'} be set`);
    if (descriptor.set !== undefined) {
      expectFunction(descriptor.set, `set ${member.name}`, 1, `the setter of ${where}`);
      expectNoConstructor(descriptor.set, `the setter of ${where}`);
    }
    await checkAccessorReceivers(definition, member, descriptor, where);
  }

  async function checkAccessorReceivers(definition, member, { get, set }, where) {
    const { prototype } = globalThis[definition.name];
    for (const receiver of [{}, Object.create(prototype), prototype, 1, new Proxy({}, {})]) {
      await expectRefused(() => get.call(receiver), 0, member.promise, `the getter of ${where} on a wrong receiver`);
      if (set !== undefined) {
        await expectRefused(([value]) => set.call(receiver, value), 1, false,
          `the setter of ${where} on a wrong receiver`);
      }
    }
    if (globalInterfaces.has(definition.name)) {
      const result = await outcome(() => get.call(undefined), member.promise);
      expect(result === 'returned' || result === 'fulfilled', `the getter of ${where} on undefined: ${result}`);
    } else {
      await expectRefused(() => get.call(undefined), 0, member.promise, `the getter of ${where} on undefined`);
    }
  }

  async function checkOperation(definition, member, home, where, instance) {
    const descriptor = own(home, member.name);
    const wanted = member.unforgeable ? 'enumerable' : 'writable+enumerable+configurable';
    expectFlags(descriptor, wanted, where);
    expectFunction(descriptor.value, member.name, member.length, where);
    if (typeof descriptor.value !== 'function') {
      return;
    }
    expectNoConstructor(descriptor.value, where);
    if (member.isStatic || definition.kind === 'namespace') {
      await checkTooFew(member, descriptor.value, undefined, where);
      return;
    }
    const { prototype } = globalThis[definition.name];
    for (const receiver of [{}, Object.create(prototype), prototype, 1, new Proxy({}, {})]) {
      await expectRefused((args) => Reflect.apply(descriptor.value, receiver, args), Math.max(member.length, 1),
        member.promise, `${where} on a wrong receiver`);
    }
    if (!globalInterfaces.has(definition.name)) {
      await expectRefused((args) => Reflect.apply(descriptor.value, undefined, args), member.length, member.promise,
        `${where} on undefined`);
    }
    if (instance !== undefined) {
      await checkTooFew(member, descriptor.value, instance, where);
    }
  }

  async function checkTooFew(member, operation, receiver, where) {
    if (member.length > 0) {
      await expectRefused((args) => Reflect.apply(operation, receiver, args), member.length - 1, member.promise,
        `${where} with too few arguments`);
    }
  }

  function checkConstant(definition, member, Interface) {
    for (const [object, where] of [[Interface, definition.name], [Interface.prototype, `${definition.name}.prototype`]]) {
      const descriptor = own(object, member.name);
      if (descriptor === undefined) {
        problems.push(`${where}.${member.name} is missing`);
      } else {
        expect(descriptor.value === member.value, `${where}.${member.name} is ${descriptor.value}`);
        expectFlags(descriptor, 'enumerable', `${where}.${member.name}`);
      }
    }
  }

  async function checkPairIterable(definition, prototype, instance) {
    const { name } = definition;
    for (const operation of ['entries', 'keys', 'values', 'forEach']) {
      await checkOperation(definition, { name: operation, length: operation === 'forEach' ? 1 : 0 }, prototype,
        `${name}.prototype.${operation}`, instance);
    }
    const iterator = own(prototype, Symbol.iterator);
    expect(iterator.value === prototype.entries, `${name}.prototype[Symbol.iterator] is not entries`);
    expectFlags(iterator, 'writable+configurable', `${name}.prototype[Symbol.iterator]`);
    const iteratorPrototype = Object.getPrototypeOf(instance.entries());
    expect(Object.getPrototypeOf(iteratorPrototype) === Iterator.prototype, `the iterators of ${name} are no Iterators`);
    expect(iteratorPrototype[Symbol.toStringTag] === `${name} Iterator`, `the class string of the iterators of ${name}`);
    expectFlags(own(iteratorPrototype, 'next'), 'writable+enumerable+configurable', `next of the iterators of ${name}`);
    expectFunction(iteratorPrototype.next, 'next', 0, `next of the iterators of ${name}`);
    await expectRefused(() => iteratorPrototype.next.call({}), 0, false, `next of the iterators of ${name} elsewhere`);
  }

  /** Where Web IDL puts a member: on the interface object, on the instance, or on the prototype. */
  function homeOf(definition, member, Interface, instance) {
    if (member.isStatic) {
      return Interface;
    }
    return member.unforgeable || definition.isGlobal ? instance : Interface.prototype;
  }

  async function checkMember(definition, member, Interface, instance) {
    const home = homeOf(definition, member, Interface, instance);
    const where = `${definition.name}.${member.name}`;
    if (member.kind === 'const') {
      checkConstant(definition, member, Interface);
    } else if (member.kind === 'iterable') {
      await checkPairIterable(definition, Interface.prototype, instance);
    } else if (!Object.hasOwn(home, member.name)) {
      missing.push(where);
    } else if (member.kind === 'attribute') {
      await checkAttribute(definition, member, home, where);
    } else if (member.kind === 'operation') {
      await checkOperation(definition, member, home, where, instance);
    } else {
      problems.push(`the checker knows no ${member.kind}`);
    }
  }

  // --- What there may be besides.

  function expectNothingElse(object, allowed, where) {
    for (const key of Reflect.ownKeys(object)) {
      expect(allowed.has(key), `${where} has an own ${shown(key)}`);
    }
  }

  function namesOn(definition, home, Interface, instance) {
    const names = definition.members
      .filter((member) => member.name !== undefined && member.kind !== 'const')
      .filter((member) => homeOf(definition, member, Interface, instance) === home)
      .map((member) => member.name);
    const constants = definition.members.filter(({ kind }) => kind === 'const').map(({ name }) => name);
    return new Set([...names, ...(home === instance ? [] : constants)]);
  }

  function checkNothingElse(definition, Interface, instance) {
    const { name } = definition;
    const onPrototype = namesOn(definition, Interface.prototype, Interface, instance);
    onPrototype.add('constructor').add(Symbol.toStringTag);
    if (definition.members.some(({ kind }) => kind === 'iterable')) {
      ['entries', 'keys', 'values', 'forEach', Symbol.iterator].forEach((key) => onPrototype.add(key));
    }
    if (definition.members.some(({ stringifier }) => stringifier)) {
      onPrototype.add('toString');
    }
    expectNothingElse(Interface.prototype, onPrototype, `${name}.prototype`);
    const onInterface = namesOn(definition, Interface, Interface, instance);
    ['length', 'name', 'prototype'].forEach((key) => onInterface.add(key));
    expectNothingElse(Interface, onInterface, name);
    if (instance !== undefined && instance !== globalThis) {
      const unforgeable = inherited(name).flatMap((parent) => interfaces.get(parent).members)
        .filter((member) => member.unforgeable).map((member) => member.name);
      // Section 3.14.3 lets a DOMException have a stack as an Error does.
      const allowed = new Set(instance instanceof DOMException ? ['stack', ...unforgeable] : unforgeable);
      expectNothingElse(instance, allowed, `an instance of ${name}`);
    }
  }

  async function checkInterface(definition) {
    const Interface = globalThis[definition.name];
    const isOfLibrary = LIBRARY.has(definition.name);
    const make = isOfLibrary ? () => undefined : instances[definition.name];
    if (make === undefined) {
      problems.push(`the checker has no instance of ${definition.name}`);
      return;
    }
    const instance = make();
    await checkInterfaceObject(definition, Interface);
    checkPrototype(definition, Interface);
    for (const member of definition.members) {
      if (member.kind !== 'constructor') {
        await checkMember(definition, member, Interface, instance);
      }
      if (member.stringifier) {
        await checkOperation(definition, { name: 'toString', length: 0 }, Interface.prototype,
          `${definition.name}.toString`, instance);
      }
    }
    if (!isOfLibrary) {
      checkNothingElse(definition, Interface, instance);
    }
  }

  async function checkNamespace(definition) {
    const { name } = definition;
    const namespace = globalThis[name];
    expectFlags(own(globalThis, name), 'writable+configurable', `the global ${name}`);
    const prototype = Object.getPrototypeOf(namespace);
    expect(Reflect.ownKeys(prototype).length === 0 && Object.getPrototypeOf(prototype) === Object.prototype,
      `the prototype of ${name} is not an empty object`);
    expect(own(namespace, Symbol.toStringTag)?.value === name, `the class string of ${name}`);
    const names = new Set([Symbol.toStringTag]);
    for (const member of definition.members) {
      names.add(member.name);
      if (Object.hasOwn(namespace, member.name)) {
        await checkOperation(definition, member, namespace, `${name}.${member.name}`);
      } else {
        missing.push(`${name}.${member.name}`);
      }
    }
    expectNothingElse(namespace, names, name);
  }

  // ECMAScript's own: ECMA-262, section 19 and annex B.2, and ECMA-402.
  const LANGUAGE = new Set(['globalThis', 'Infinity', 'NaN', 'undefined', 'eval', 'isFinite', 'isNaN', 'parseFloat',
    'parseInt', 'decodeURI', 'decodeURIComponent', 'encodeURI', 'encodeURIComponent', 'escape', 'unescape',
    'AggregateError', 'Array', 'ArrayBuffer', 'BigInt', 'BigInt64Array', 'BigUint64Array', 'Boolean', 'DataView',
    'Date', 'Error', 'EvalError', 'FinalizationRegistry', 'Float16Array', 'Float32Array', 'Float64Array', 'Function',
    'Int8Array', 'Int16Array', 'Int32Array', 'Iterator', 'Map', 'Number', 'Object', 'Promise', 'Proxy', 'RangeError',
    'ReferenceError', 'RegExp', 'Set', 'SharedArrayBuffer', 'String', 'Symbol', 'SyntaxError', 'TypeError',
    'Uint8Array', 'Uint8ClampedArray', 'Uint16Array', 'Uint32Array', 'URIError', 'WeakMap', 'WeakRef', 'WeakSet',
    'Atomics', 'JSON', 'Math', 'Reflect', 'Intl']);

  function membersOfGlobal() {
    return [...globalInterfaces].flatMap((name) => interfaces.get(name).members);
  }

  function checkGlobalObject() {
    const onGlobal = namesOn(interfaces.get('DedicatedWorkerGlobalScope'), globalThis, DedicatedWorkerGlobalScope,
      globalThis);
    for (const key of Reflect.ownKeys(globalThis)) {
      expect(LANGUAGE.has(key) || onGlobal.has(key) || interfaces.has(key), `the global object has an own ${shown(key)}`);
    }
    const names = new Set(membersOfGlobal().map(({ name }) => name));
    for (const key in globalThis) {
      expect(names.has(key), `for (k in globalThis) shows ${key}`);
    }
    expect(Object.getPrototypeOf(globalThis) === DedicatedWorkerGlobalScope.prototype,
      'the global object is no DedicatedWorkerGlobalScope');
  }

  const installed = definitions.filter(({ name }) => Object.hasOwn(globalThis, name));
  for (const definition of installed) {
    // A task of its own for each.
    await new Promise((resolve) => { setTimeout(resolve, 1); });
    try {
      await (definition.kind === 'namespace' ? checkNamespace(definition) : checkInterface(definition));
    } catch (thrown) {
      problems.push(`${definition.name} cannot be checked: ${thrown}`);
    }
  }
  checkGlobalObject();
  return { installed: installed.map(({ name }) => name), missing, problems };
})()
