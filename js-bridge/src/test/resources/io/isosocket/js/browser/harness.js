// What the files of scenarios use. Each scenario appends lines to its transcript with `log`; the transcript is what a
// worker of the browser and a runtime must have in common.
'use strict';

const scenarios = new Map();
const transcript = [];
const SERVER = `ws://${location.host}`;

/** `differs`, where the browser leaves the standard: both transcripts, { browser: [...], standard: [...] }. */
function scenario(name, run, differs = undefined) {
  if (scenarios.has(name)) {
    throw new Error(`two scenarios ${name}`);
  }
  scenarios.set(name, { run, differs });
}

/** Appends a line: strings as they are, other values so that their types show. */
function log(...values) {
  transcript.push(values.map((value) => (typeof value === 'string' ? value : show(value))).join(' '));
}

function show(value) {
  switch (typeof value) {
    // Lone surrogates do not travel.
    case 'string': return JSON.stringify(value);
    case 'number': return Object.is(value, -0) ? '-0' : String(value);
    case 'bigint': return `${value}n`;
    case 'function': return `function ${value.name}`;
    case 'object': return showObject(value);
    default: return String(value);
  }
}

// What an error says is each side's own words; what it is must be the same.
function showObject(value) {
  if (value === null) {
    return 'null';
  }
  if (value instanceof DOMException) {
    return `DOMException ${value.name} ${value.code}`;
  }
  if (value instanceof Error) {
    return value.name;
  }
  if (Array.isArray(value)) {
    return `[${value.map(show).join(', ')}]`;
  }
  if (value instanceof ArrayBuffer) {
    return `ArrayBuffer(${[...new Uint8Array(value)]})`;
  }
  if (ArrayBuffer.isView(value) && !(value instanceof DataView)) {
    return `${value.constructor.name}(${[...value]})`;
  }
  const tag = Object.prototype.toString.call(value).slice(8, -1);
  if (tag !== 'Object') {
    return tag;
  }
  return `{${Object.keys(value).map((key) => `${key}: ${show(value[key])}`).join(', ')}}`;
}

/** Logs what a call returns or throws. */
function attempt(what, call) {
  try {
    log(what, 'gives', show(call()));
  } catch (thrown) {
    log(what, 'throws', show(thrown));
  }
}

/** Waits for the next event of a type. */
function next(target, type) {
  return new Promise((resolve) => {
    target.addEventListener(type, resolve, { once: true });
  });
}

function delay(milliseconds) {
  return new Promise((resolve) => {
    setTimeout(resolve, milliseconds);
  });
}

/** Waits until a condition holds. */
async function until(condition) {
  while (!condition()) {
    await delay(1);
  }
}

/** Waits until everything that was queued as a task has run, timers without a delay among it. */
async function settle() {
  await delay(0);
  await delay(20);
}

function socketTo(path, ...rest) {
  return new WebSocket(`${SERVER}${path}`, ...rest);
}

async function openSocket(path = '/echo', ...rest) {
  const socket = socketTo(path, ...rest);
  await next(socket, 'open');
  return socket;
}

/** Closes a socket, and waits for the end. */
async function finish(socket) {
  const closed = next(socket, 'close');
  socket.close();
  await closed;
}

/** Logs every event of a socket, in short. */
function logEvents(socket, prefix = '') {
  socket.addEventListener('open', () => log(`${prefix}open`));
  socket.addEventListener('message', ({ data }) => log(`${prefix}message`, show(data)));
  socket.addEventListener('error', () => log(`${prefix}error`));
  socket.addEventListener('close', ({ code, reason, wasClean }) =>
    log(`${prefix}close`, show(code), show(reason), show(wasClean)));
}

/** Plays a scenario, and gives its transcript. */
async function play(name) {
  const { run } = scenarios.get(name);
  const limit = new Promise((resolve, reject) => {
    setTimeout(() => reject(new Error('the scenario did not end')), 25000);
  });
  try {
    await Promise.race([run(), limit]);
  } catch (thrown) {
    log('the scenario ends with', `${thrown}`);
  }
  return transcript.join('\n');
}

function catalogue() {
  return [...scenarios].map(([name, { differs }]) => ({
    name,
    browser: differs === undefined ? '' : differs.browser.join('\n'),
    standard: differs === undefined ? '' : differs.standard.join('\n'),
  }));
}

// The worker's side of the page.
function answerMessages() {
  globalThis.onmessage = async ({ data }) => {
    postMessage(await play(data));
  };
}
