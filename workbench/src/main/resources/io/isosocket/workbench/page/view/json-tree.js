/** JSON as a tree that opens and closes; what is closed is not in the document. */

import { number } from '../format.js';
import { t } from '../i18n.js';
import { Component, h } from '../preact.js';

const SLICE = 200;
const OPEN_LEVELS = 2;
const LONG_STRING = 2000;

export function JsonTree({ node }) {
  return h('div', { class: 'json-tree mono' }, h(Branch, { node, level: 0 }));
}

class Branch extends Component {
  constructor(props) {
    super(props);
    this.state = { open: props.level < OPEN_LEVELS, shown: SLICE };
  }

  render({ node, name, level }, { open, shown }) {
    const children = node.members ?? node.items;
    if (children === undefined || children.length === 0) {
      return h('div', { class: 'json-leaf' }, name, h(Value, { node }));
    }
    return h(
      'details',
      { open, onToggle: (event) => this.setState({ open: event.currentTarget.open }) },
      h('summary', null, name, h('span', { class: 'json-mark' }, summary(node, children.length))),
      open &&
        h(
          'div',
          { class: 'json-children' },
          children
            .slice(0, shown)
            .map((child, index) =>
              h(Branch, { key: index, name: label(node, child, index), node: child.node ?? child, level: level + 1 }),
            ),
          children.length > shown &&
            h(
              'button',
              { type: 'button', class: 'button quiet', onClick: () => this.setState({ shown: shown + SLICE }) },
              t('json.more', number(children.length - shown)),
            ),
        ),
    );
  }
}

const label = (node, child, index) =>
  h('span', { class: node.type === 'object' ? 'json-key' : 'json-index' }, node.type === 'object' ? child.key : index, ': ');

const summary = (node, count) => (node.type === 'object' ? `{ ${number(count)} }` : `[ ${number(count)} ]`);

function Value({ node }) {
  if (node.raw === undefined) {
    return h('span', { class: 'json-mark' }, node.type === 'object' ? '{ }' : '[ ]');
  }
  const text = node.raw.length > LONG_STRING ? `${node.raw.slice(0, LONG_STRING)}…` : node.raw;
  return h('span', { class: `json-${node.type}` }, text);
}
