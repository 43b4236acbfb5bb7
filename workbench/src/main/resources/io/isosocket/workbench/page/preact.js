// The one place that knows where the library is.
export { Component, Fragment, createRef, h, render } from '/webjars/preact/dist/preact.module.js';
