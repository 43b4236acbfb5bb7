// The options of connect() in isosocket:websocket: names, types and ranges. Java has the values.
(function (use, host) {
  'use strict';

  const { milliseconds, shown } = use('duration');
  const { refusal } = use('web-socket-failure');
  const { isObject } = use('webidl');

  const MIB = 2 ** 20;
  const DAY = 86_400_000;

  const refused = (message) => refusal('INVALID', message);

  // Each gives what checks a value and converts it.
  function duration(least) {
    return (value, name) => {
      let time;
      try {
        time = milliseconds(value, name);
      } catch (error) {
        throw refused(error.message);
      }
      if (time < least || time > 365 * DAY) {
        throw refused(`${name}: ${shown(value)} is not in ${least === 0 ? '0' : `${least} ms`} to 365 days`);
      }
      return time;
    };
  }

  function integer(least, most, meaning = '') {
    return (value, name) => {
      if (typeof value !== 'number' || !Number.isInteger(value) || value < least || value > most) {
        throw refused(`${name}: ${shown(value)} is not a whole number in ${least} to ${most}${meaning}`);
      }
      return value;
    };
  }

  function boolean(value, name) {
    if (typeof value !== 'boolean') {
      throw refused(`${name}: ${shown(value)} is neither true nor false`);
    }
    return value;
  }

  function string(value, name) {
    if (typeof value !== 'string') {
      throw refused(`${name}: ${shown(value)} is not a string`);
    }
    return value;
  }

  function strings(value, name) {
    const values = Array.isArray(value) ? [...value] : [value];
    values.forEach((item, i) => string(item, values.length > 1 ? `${name}[${i}]` : name));
    return values;
  }

  function oneOf(...choices) {
    return (value, name) => {
      if (!choices.includes(value)) {
        throw refused(`${name}: ${shown(value)} is neither ${choices.map(shown).join(' nor ')}`);
      }
      return value;
    };
  }

  // An array of [name, value]: an object's members, each a string, a number or an array of such.
  function headerFields(value, name) {
    if (!isObject(value) || Array.isArray(value)) {
      throw refused(`${name}: ${shown(value)} is not an object of header fields`);
    }
    return Object.keys(value).flatMap((field) =>
      (Array.isArray(value[field]) ? value[field] : [value[field]]).map((text) => {
        if (typeof text !== 'string' && typeof text !== 'number') {
          throw refused(`${name}: the value of ${shown(field)} is neither a string nor a number`);
        }
        return [field, String(text)];
      }));
  }

  const OPTIONS = {
    __proto__: null,
    headers: headerFields,
    protocols: strings,
    dialTimeout: duration(0),
    handshakeTimeout: duration(0),
    readTimeout: duration(0),
    writeTimeout: duration(0),
    closeTimeout: duration(1),
    keepAlive: duration(0),
    keepAliveMisses: integer(1, 2 ** 31 - 1),
    compression: integer(0, 2, ' (COMPRESSION.DISABLED, CONTEXT_TAKEOVER, NO_CONTEXT)'),
    compressionLevel: integer(0, 9),
    compressionThreshold: integer(0, 100 * MIB),
    readLimit: integer(0, 128 * MIB),
    maxHandshakeHeaderSize: integer(256, 16 * MIB),
    queueLimit: integer(1, Number.MAX_SAFE_INTEGER),
    whenQueueFull: oneOf('fail', 'close'),
    channelCapacity: integer(1, 10_000),
    automaticPong: boolean,
    deliverWhileClosing: boolean,
    proxy: string,
    noProxy: strings,
    localAddress: string,
    ca: strings,
    cert: string,
    key: string,
  };

  const snake = (name) => name.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);
  /** The names under which the options of a table may be given, each with the option's. */
  function namesOf(table) {
    const names = { __proto__: null };
    for (const name of Object.keys(table)) {
      names[name] = name;
      names[snake(name)] = name;
    }
    return names;
  }

  /** The values that an object has, checked and converted, by the names of a table of options. */
  function read(given, table) {
    if (given === undefined || given === null) {
      return {};
    }
    if (!isObject(given)) {
      throw refused(`the options: ${shown(given)} is not an object`);
    }
    const names = namesOf(table);
    const values = {};
    const givenAs = {};
    for (const key of Object.keys(given)) {
      const name = names[key];
      if (name === undefined) {
        throw refused(`${key}: there is no such option; there are: ${Object.keys(table).join(', ')}`);
      }
      if (given[key] !== undefined) {
        if (name in values) {
          throw refused(`${key}: is given twice, as ${givenAs[name]} too`);
        }
        givenAs[name] = key;
        values[name] = table[name](given[key], key);
      }
    }
    return values;
  }

  /** Java's options from a script's, but for what is in files. */
  function choose(given) {
    const values = read(given, OPTIONS);
    const options = host.sockets.clientOptions();
    for (const name of Object.keys(values)) {
      if (name === 'headers') {
        values.headers.forEach(([field, text]) => options.header(field, text));
      } else {
        options[name](values[name]);
      }
    }
    return options;
  }

  /** Java's options from a script's. */
  async function clientOptions(given) {
    const options = choose(given);
    if (options.hasFiles()) {
      await new Promise((resolve, reject) => {
        options.readFiles(() => resolve(), (message) => reject(refused(message)));
      });
    }
    return options;
  }

  return { clientOptions, choose, read, refused, duration, integer, boolean, oneOf, strings, headerFields };
})
