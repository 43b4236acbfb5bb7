// The console namespace: Console Standard. A line of strings and numbers needs none of the formatter's files.
(function (use, host) {
  'use strict';

  const { defineNamespace, convert, isObject } = use('webidl');
  const { console: output } = host;
  const { is } = Object;
  const { uncurry } = use('uncurry');
  const indexOf = uncurry(String.prototype.indexOf);
  const replaceAll = uncurry(String.prototype.replaceAll);
  const slice = uncurry(String.prototype.slice);
  const ERROR = Error;
  const INDENTATION = '  ';

  const counts = new Map();
  const timers = new Map();
  let indentation = '';

  // Section 2.1, Logger.
  function log(level, args) {
    if (args.length > 0) {
      print(level, line(args));
    }
  }

  function line(args) {
    const first = args[0];
    const parts = args.length > 1 && typeof first === 'string' && indexOf(first, '%') >= 0
      ? use('console-format').format(args) : args;
    let text = shown(parts[0]);
    for (let i = 1; i < parts.length; i++) {
      text += ` ${shown(parts[i])}`;
    }
    return text;
  }

  // A string at the top stands for itself; within an object it is quoted.
  function shown(value) {
    if (typeof value === 'string') {
      return value;
    }
    if (isObject(value) || typeof value === 'bigint' || is(value, -0)) {
      return use('inspect').inspect(value);
    }
    return String(value);
  }

  // Section 2.3, Printer.
  function print(level, text) {
    output[level](indentation === '' ? text : indentation + replaceAll(text, '\n', `\n${indentation}`));
  }

  function openGroup(data) {
    log('info', data);
    indentation += INDENTATION;
  }

  // The frames of the script that called: those of these files are hidden.
  function frames() {
    const { stack } = new ERROR();
    const start = typeof stack === 'string' ? indexOf(stack, '\n    at ') : -1;
    return start < 0 ? '' : slice(stack, start);
  }

  function elapsed(start) {
    const millis = use('clock').now() - start;
    return millis < 1000 ? `${+millis.toFixed(3)}ms` : `${(millis / 1000).toFixed(3)}s`;
  }

  function logTimer(name, data, ends) {
    const start = timers.get(name);
    if (start === undefined) {
      print('warn', `Timer '${name}' does not exist`);
      return;
    }
    const text = `${name}: ${elapsed(start)}`;
    if (ends) {
      timers.delete(name);
    }
    print('info', data.length === 0 ? text : `${text} ${line(data)}`);
  }

  const operations = {
    assert(condition = false, ...data) {
      if (condition) {
        return;
      }
      if (data.length === 0) {
        log('error', ['Assertion failed']);
      } else if (typeof data[0] === 'string') {
        data[0] = `Assertion failed: ${data[0]}`;
        log('error', data);
      } else {
        log('error', ['Assertion failed', ...data]);
      }
    },

    clear() {
      indentation = '';
      output.clear();
    },

    debug(...data) {
      log('debug', data);
    },

    error(...data) {
      log('error', data);
    },

    info(...data) {
      log('info', data);
    },

    log(...data) {
      log('info', data);
    },

    table(tabularData = undefined, properties = undefined) {
      const columns = properties === undefined ? undefined
        : convert.sequence(properties, convert.DOMString, "Failed to execute 'table' on 'console'");
      const table = isObject(tabularData) ? use('console-table').table(tabularData, columns) : undefined;
      print('info', table === undefined ? line([tabularData]) : table);
    },

    trace(...data) {
      print('trace', `Trace${data.length === 0 ? '' : `: ${line(data)}`}${frames()}`);
    },

    warn(...data) {
      log('warn', data);
    },

    dir(item = undefined, options = null) {
      if (options !== null && !isObject(options)) {
        throw new TypeError("Failed to execute 'dir' on 'console': the options are not an object");
      }
      print('info', use('inspect').inspect(item, options === null ? {} : options));
    },

    dirxml(...data) {
      log('info', data);
    },

    count(label = 'default') {
      const name = convert.DOMString(label);
      const count = (counts.get(name) ?? 0) + 1;
      counts.set(name, count);
      print('info', `${name}: ${count}`);
    },

    countReset(label = 'default') {
      const name = convert.DOMString(label);
      if (!counts.delete(name)) {
        print('warn', `Count for '${name}' does not exist`);
      }
    },

    group(...data) {
      openGroup(data);
    },

    groupCollapsed(...data) {
      openGroup(data);
    },

    groupEnd() {
      indentation = slice(indentation, INDENTATION.length);
    },

    time(label = 'default') {
      const name = convert.DOMString(label);
      if (timers.has(name)) {
        print('warn', `Timer '${name}' already exists`);
      } else {
        timers.set(name, use('clock').now());
      }
    },

    timeLog(label = 'default', ...data) {
      logTimer(convert.DOMString(label), data, false);
    },

    timeEnd(label = 'default') {
      logTimer(convert.DOMString(label), [], true);
    },
  };

  // Section 1: for the web's sake the namespace object inherits from an empty object of its own.
  const console = Object.assign(Object.create({}), operations);
  defineNamespace(console, 'console');

  return { console };
})
