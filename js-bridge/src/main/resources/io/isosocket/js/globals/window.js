// For libraries that probe for a page: a window, which is the global object, and a document that holds nothing. Nothing
// here shows or loads anything; what a library builds out of elements stays as it built it.
(function (use) {
  'use strict';

  const { EventTarget } = use('event-target');
  const { defineProperty } = Object;

  class Node extends EventTarget {
    childNodes = [];
    parentNode = null;
    textContent = '';

    appendChild(node) {
      node.remove();
      node.parentNode = this;
      this.childNodes.push(node);
      return node;
    }

    removeChild(node) {
      node.remove();
      return node;
    }

    remove() {
      const siblings = this.parentNode?.childNodes;
      siblings?.splice(siblings.indexOf(this), 1);
      this.parentNode = null;
    }

    contains(node) {
      return node === this || this.childNodes.some((child) => child.contains(node));
    }
  }

  class Element extends Node {
    #attributes = new Map();
    style = {};
    className = '';

    constructor(name) {
      super();
      this.tagName = this.nodeName = name.toUpperCase();
    }

    getAttribute(name) {
      return this.#attributes.get(`${name}`.toLowerCase()) ?? null;
    }

    setAttribute(name, value) {
      this.#attributes.set(`${name}`.toLowerCase(), `${value}`);
    }

    hasAttribute(name) {
      return this.#attributes.has(`${name}`.toLowerCase());
    }

    removeAttribute(name) {
      this.#attributes.delete(`${name}`.toLowerCase());
    }

    querySelector() {
      return null;
    }

    querySelectorAll() {
      return [];
    }
  }

  class Document extends Node {
    nodeName = '#document';
    title = '';
    cookie = '';
    readyState = 'complete';
    visibilityState = 'visible';
    hidden = false;
    currentScript = null;
    documentElement = this.appendChild(new Element('html'));
    head = this.documentElement.appendChild(new Element('head'));
    body = this.documentElement.appendChild(new Element('body'));

    get defaultView() {
      return globalThis;
    }

    createElement(name) {
      return new Element(`${name}`);
    }

    createTextNode(data) {
      const node = new Node();
      node.textContent = `${data}`;
      return node;
    }

    getElementById() {
      return null;
    }

    getElementsByTagName() {
      return [];
    }

    querySelector() {
      return null;
    }

    querySelectorAll() {
      return [];
    }
  }

  function install() {
    const own = { enumerable: true, configurable: false };
    defineProperty(globalThis, 'window', { ...own, get: () => globalThis });
    defineProperty(globalThis, 'document', { ...own, value: new Document(), writable: false });
  }

  return { install };
})
