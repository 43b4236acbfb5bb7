// CommonJS as Node has it (its documentation, "Modules: CommonJS modules"), on the files that the host finds.
(function (use, host) {
  'use strict';

  // Also a property of require, where programs look modules up and drop them: hence an object without a prototype.
  const cache = Object.create(null);
  let main;

  class Module {
    constructor(filename, parent) {
      this.id = filename;
      this.path = host.folder(filename);
      this.exports = {};
      this.filename = filename;
      this.loaded = false;
      this.children = [];
      this.parent = parent;
      parent?.children.push(this);
    }

    require(specifier) {
      return load(resolve(specifier, this.filename), this);
    }
  }

  function failed(found) {
    const error = new Error(found.error);
    error.code = found.kind;
    return error;
  }

  function resolve(specifier, referrer) {
    if (typeof specifier !== 'string') {
      throw new TypeError(`require() takes the name of a module, a string, and not: ${String(specifier)}`);
    }
    const found = host.resolve(specifier, referrer);
    if (found.error !== null) throw failed(found);
    return found;
  }

  function requireOf(module) {
    const require = (specifier) => module.require(specifier);
    require.resolve = (specifier) => resolve(specifier, module.filename).path;
    require.main = main;
    require.cache = cache;
    return require;
  }

  // The module is in the cache before it runs: one that asks for it meanwhile gets what it has exported so far.
  function execute(module, fill) {
    cache[module.filename] = module;
    try {
      fill();
      module.loaded = true;
    } finally {
      if (!module.loaded) delete cache[module.filename];
    }
    return module.exports;
  }

  function call(module, body) {
    body.call(module.exports, module.exports, requireOf(module), module, module.filename, module.path);
  }

  function parse(filename) {
    try {
      return JSON.parse(host.read(filename));
    } catch (error) {
      error.message = `${filename}: ${error.message}`;
      throw error;
    }
  }

  function load(found, parent) {
    if (found.kind === 'empty') return {};
    const known = cache[found.path];
    if (known !== undefined) {
      if (parent !== undefined && !parent.children.includes(known)) parent.children.push(known);
      return known.exports;
    }
    const module = new Module(found.path, parent);
    return execute(module, () => {
      if (found.kind === 'json') {
        module.exports = parse(module.filename);
      } else {
        call(module, host.compile(module.filename));
      }
    });
  }

  function loadFile(filename) {
    const found = host.locate(String(filename));
    if (found.error !== null) throw failed(found);
    return load(found, undefined);
  }

  return {
    // Runs the main module, whose body is compiled already.
    run(filename, body) {
      const module = new Module(filename, null);
      module.id = '.';
      main = module;
      return execute(module, () => call(module, body));
    },
    // What an ES module gets that imports a CommonJS file.
    load: loadFile,
    // The names of its exports; a function's own name and length are no exports.
    names(filename) {
      const exports = loadFile(filename);
      const holds = (typeof exports === 'object' && exports !== null) || typeof exports === 'function';
      return holds ? Object.keys(exports).filter((name) => name.isWellFormed()) : [];
    },
  };
});
