/** The small pieces that everything else is made of. */

import { Component, h } from '../preact.js';

const PATHS = {
  plus: 'M8 3v10M3 8h10',
  cross: 'm4 4 8 8m0-8-8 8',
  star: 'm8 2 1.8 3.8 4.2.5-3.1 2.9.8 4.1L8 11.3l-3.7 2 .8-4.1L2 6.3l4.2-.5z',
  trash: 'M3 4.5h10M6.5 4.5V3h3v1.5M4.5 4.5l.6 8.5h5.8l.6-8.5M6.8 7v3.5M9.2 7v3.5',
  pencil: 'm3 13 .6-2.8L10.5 3.3l2.2 2.2-6.9 6.9z',
  up: 'm4 9.5 4-4 4 4',
  down: 'm4 6.5 4 4 4-4',
  play: 'M5 3.5v9l7.5-4.5z',
  pause: 'M5.5 3.5v9M10.5 3.5v9',
  stop: 'M4 4h8v8H4z',
  gear: 'M2.5 4.5h11M2.5 8h11M2.5 11.5h11M5.5 3v3M10.5 6.5v3M6.5 10v3',
  menu: 'M2.5 4.5h11M2.5 8h11M2.5 11.5h11',
  download: 'M8 2.5v7.5m-3-3 3 3 3-3M3 13.5h10',
  upload: 'M8 10V2.5m-3 3 3-3 3 3M3 13.5h10',
  eye: 'M1.5 8S4 3.8 8 3.8 14.5 8 14.5 8 12 12.2 8 12.2 1.5 8 1.5 8zM8 6.3a1.7 1.7 0 1 0 0 3.4 1.7 1.7 0 0 0 0-3.4z',
  search: 'M7 2.8a4.2 4.2 0 1 0 0 8.4 4.2 4.2 0 0 0 0-8.4zM10.2 10.2l3.3 3.3',
  compare: 'M6 3 3 6l3 3M3 6h8M10 7l3 3-3 3M13 10H5',
  copy: 'M5.5 5.5v-3h8v8h-3M2.5 5.5h8v8h-8z',
  target: 'M8 2v3M8 11v3M2 8h3M11 8h3M8 4.5a3.5 3.5 0 1 0 0 7 3.5 3.5 0 0 0 0-7z',
  keyboard: 'M1.5 4h13v8h-13zM4 6.5h.01M6.7 6.5h.01M9.3 6.5h.01M12 6.5h.01M4.5 9.5h7',
};

/** A sign that says nothing to a screen reader: what is around it does. */
export function icon(name) {
  return h('svg', { class: 'icon', viewBox: '0 0 16 16', 'aria-hidden': 'true' }, h('path', { d: PATHS[name] }));
}

/** A button that is an icon; its label is read and shown as a tip. */
export function IconButton({ name, label, class: extra = '', ...rest }) {
  return h(
    'button',
    { type: 'button', class: `icon-button ${extra}`, title: label, 'aria-label': label, ...rest },
    icon(name),
  );
}

export function Button({ name, children, class: extra = '', ...rest }) {
  return h('button', { type: 'button', class: `button ${extra}`, ...rest }, name && icon(name), children);
}

let lastField = 0;

/** An input with its label above it, and below it what is to be known and what is wrong. */
export class Field extends Component {
  id = `field-${++lastField}`;

  render({ label, error, hint, class: extra = '', control }) {
    const about = `${this.id}-about`;
    const described = hint || error ? about : undefined;
    return h(
      'div',
      { class: `field ${error ? 'wrong' : ''} ${extra}` },
      h('label', { class: 'field-label', for: this.id }, label),
      control({ id: this.id, 'aria-describedby': described, 'aria-invalid': error ? 'true' : undefined }),
      described &&
        h(
          'div',
          { id: about },
          hint && h('span', { class: 'field-hint' }, hint),
          error && h('span', { class: 'field-error', role: 'alert' }, error),
        ),
    );
  }
}

/** A text input. */
export function Text({ label, value, onValue, error, hint, class: extra, ...rest }) {
  const control = (attributes) =>
    h('input', {
      type: 'text',
      value,
      spellcheck: false,
      autocomplete: 'off',
      onInput: (event) => onValue(event.target.value),
      ...attributes,
      ...rest,
    });
  return h(Field, { label, error, hint, class: extra, control });
}

/** An input of a whole number. */
export function NumberInput({ value, onValue, ...rest }) {
  return h(Text, {
    type: 'number',
    min: 0,
    step: 1,
    value,
    onValue: (text) => onValue(Math.max(0, Math.trunc(Number(text) || 0))),
    ...rest,
  });
}

export function Check({ label, checked, onValue, ...rest }) {
  return h(
    'label',
    { class: 'check' },
    h('input', { type: 'checkbox', checked, onChange: (event) => onValue(event.target.checked), ...rest }),
    h('span', null, label),
  );
}

/** A choice of `[value, label]` pairs; a bare one has no label but the one that is read. */
export function Select({ label, value, options, onValue, bare = false }) {
  const control = (attributes) =>
    h(
      'select',
      { value, onChange: (event) => onValue(event.target.value), ...attributes },
      options.map(([key, text]) => h('option', { key, value: key, selected: key === value }, text)),
    );
  return bare ? control({ 'aria-label': label, title: label }) : h(Field, { label, control });
}

/** Buttons of which one is pressed. */
export function Segments({ label, value, options, onValue }) {
  return h(
    'div',
    { class: 'segments', role: 'group', 'aria-label': label },
    options.map(([key, text, title]) =>
      h(
        'button',
        {
          key,
          type: 'button',
          title,
          'aria-pressed': String(key === value),
          onClick: () => onValue(key),
        },
        text,
      ),
    ),
  );
}

/** The light of a connection; what it says is beside it, for whoever does not see colours. */
export function Light({ state, label }) {
  return h(
    'span',
    { class: `light light-${state}` },
    label && h('span', { class: 'visually-hidden' }, label),
  );
}
