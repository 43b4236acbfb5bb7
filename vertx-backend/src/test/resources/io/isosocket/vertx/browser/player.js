// Plays the client's side of a scenario on the browser's WebSocket and resolves with the transcript.
// JavaPlayer plays the same steps on io.isosocket.WebSocket: keep the two alike, line for line.
'use strict';

const LONG = 150;

function hash(text) {
  let value = 0;
  for (let i = 0; i < text.length; i++) {
    value = (Math.imul(value, 31) + text.charCodeAt(i)) | 0;
  }
  return value;
}

function showText(text) {
  if (text.length > LONG) {
    return `${text.length} characters, hash ${hash(text)}`;
  }
  let out = '"';
  for (let i = 0; i < text.length; i++) {
    const c = text.charCodeAt(i);
    if (c === 0x22 || c === 0x5c) {
      out += '\\' + text[i];
    } else if (c >= 0x20 && c < 0x7f) {
      out += text[i];
    } else {
      out += '\\u' + c.toString(16).padStart(4, '0');
    }
  }
  return out + '"';
}

function showBytes(buffer) {
  const bytes = new Uint8Array(buffer);
  let hex = '';
  for (const byte of bytes) {
    hex += byte.toString(16).padStart(2, '0');
  }
  return hex.length > LONG ? `${bytes.length} bytes, hash ${hash(hex)}` : hex === '' ? 'empty' : hex;
}

function parseHex(hex) {
  return Uint8Array.from(hex.match(/../g) || [], pair => parseInt(pair, 16));
}

// Lone surrogates do not pass through JSON files and drivers safely: scenarios write \uXXXX with two backslashes.
function unescape16(text) {
  return text.replace(/\\u([0-9a-f]{4})/g, (all, hex) => String.fromCharCode(parseInt(hex, 16)));
}

class Player {
  constructor(scenario, ports, done) {
    this.scenario = scenario;
    this.port = ports.server;
    this.ports = ports;
    this.done = done;
    this.lines = [];
    this.pending = [];
    this.listeners = new Map();
    this.abort = new AbortController();
  }

  start() {
    window.onerror = message => {
      this.write(message.includes('thrown by a listener') ? 'uncaught' : `uncaught: ${message}`);
      return true;
    };
    const [url, ...protocols] = this.scenario.arguments || [`ws://127.0.0.1:{port}/${this.scenario.name}`];
    try {
      this.socket = new WebSocket(this.fill(unescape16(url)), ...protocols);
    } catch (e) {
      this.write(`constructor throws ${e.name}`);
      this.done(this.lines);
      return;
    }
    for (const type of ['open', 'message', 'error', 'close']) {
      this.socket.addEventListener(type, event => this.heard(type, event));
    }
    this.play(this.steps('constructed'));
  }

  fill(text) {
    return text.replaceAll('{port}', this.ports.server).replaceAll('{closedPort}', this.ports.closed);
  }

  heard(type, event) {
    this.write(this.describe(type, event));
    this.play(this.steps(type), event);
    if (type === 'close') {
      // In a task of its own, so that what other listeners note is still in the transcript.
      setTimeout(() => Promise.all(this.pending).then(() => this.done(this.lines)), 0);
    }
  }

  describe(type, event) {
    const state = `state ${this.socket.readyState}`;
    switch (type) {
      case 'open':
        return `open ${state} protocol ${showText(this.socket.protocol)} extensions ${showText(this.socket.extensions)}`;
      case 'message':
        return this.describeMessage(event) + ` from ${event.origin.replaceAll(this.port, 'PORT')} ${state}`;
      case 'close':
        return `close ${event.code} ${showText(event.reason)} ${event.wasClean ? 'clean' : 'unclean'} ${state}`;
      default:
        return `${type} ${state}`;
    }
  }

  describeMessage(event) {
    if (typeof event.data === 'string') {
      return `text ${showText(event.data)}`;
    }
    if (event.data instanceof ArrayBuffer) {
      return `arraybuffer ${showBytes(event.data)}`;
    }
    const line = this.lines.length;
    const blob = event.data;
    this.pending.push(blob.arrayBuffer().then(buffer => {
      this.lines[line] = this.lines[line].replace('blob ?', `blob ${showBytes(buffer)}`);
    }));
    return `blob ? type ${showText(blob.type)} size ${blob.size}`;
  }

  write(line) {
    this.lines.push(line);
  }

  steps(name) {
    const runs = this.scenario.client || {};
    return runs[name] || [];
  }

  play(steps, event) {
    for (const [operation, ...values] of steps) {
      try {
        this.step(operation, values, event);
      } catch (e) {
        if (operation === 'throw') {
          throw e;
        }
        this.write(`${operation} throws ${e.name}`);
      }
    }
  }

  step(operation, values, event) {
    const socket = this.socket;
    switch (operation) {
      case 'send':
        return socket.send(unescape16(values[0]));
      case 'sendRepeated':
        return socket.send(unescape16(values[0]).repeat(values[1]));
      case 'sendBuffer':
        return socket.send(parseHex(values[0]).buffer);
      case 'sendView':
        return socket.send(parseHex('ffff' + values[0] + 'ffff').subarray(2, 2 + values[0].length / 2));
      case 'sendBlob':
        return socket.send(new Blob([parseHex(values[0])]));
      case 'sendAndChange': {
        const bytes = parseHex(values[0]);
        socket.send(bytes);
        bytes.fill(0);
        return;
      }
      case 'close':
        return socket.close(...values.map(value => typeof value === 'string' ? unescape16(value) : value));
      case 'closeLongReason':
        return socket.close(values[0], unescape16(values[1]).repeat(values[2]));
      case 'binaryType':
        socket.binaryType = values[0];
        return;
      case 'read':
        return this.read(values[0]);
      case 'readEvent':
        return this.write(`event ${event.type} trusted ${event.isTrusted} bubbles ${event.bubbles} cancelable `
            + `${event.cancelable} phase ${event.eventPhase} target ${event.target === socket} `
            + `currentTarget ${event.currentTarget === socket} path ${event.composedPath().length}`);
      case 'on':
        socket['on' + values[0]] = values[1] === null ? null : this.listener(values[1]);
        return;
      case 'listen':
        return socket.addEventListener(values[0], this.listener(values[1]), this.options(values[2] || {}));
      case 'unlisten':
        return socket.removeEventListener(values[0], this.listener(values[1]), this.options(values[2] || {}));
      case 'abort':
        return this.abort.abort();
      case 'dispatch':
        return this.write(`dispatch returns ${socket.dispatchEvent(new Event(values[0], {cancelable: true}))}`);
      case 'preventDefault':
        return event.preventDefault();
      case 'stopImmediatePropagation':
        return event.stopImmediatePropagation();
      case 'whenDrained':
        return this.whenDrained(values[0]);
      case 'throw':
        throw new Error('thrown by a listener');
      default:
        throw new Error(`no such step: ${operation}`);
    }
  }

  options({signal, ...others}) {
    return signal ? {...others, signal: this.abort.signal} : others;
  }

  read(attribute) {
    const value = this.socket[attribute];
    this.write(`${attribute} ${typeof value === 'string' ? showText(value.replaceAll(this.port, 'PORT')) : value}`);
  }

  // The same listener for the same name, so that it can be removed and is not added twice.
  listener(name) {
    if (!this.listeners.has(name)) {
      this.listeners.set(name, event => {
        this.write(`${name} hears ${event.type}`);
        this.play(this.steps(name), event);
      });
    }
    return this.listeners.get(name);
  }

  whenDrained(steps) {
    if (this.socket.bufferedAmount === 0) {
      this.play(steps);
    } else {
      setTimeout(() => this.whenDrained(steps), 1);
    }
  }
}

// eslint-disable-next-line no-unused-vars
function play(scenario, ports) {
  return new Promise(resolve => {
    let player;
    const timer = setTimeout(() => resolve([...player.lines, 'timed out']), 30_000);
    player = new Player(scenario, ports, lines => {
      clearTimeout(timer);
      resolve(lines);
    });
    player.start();
  });
}
