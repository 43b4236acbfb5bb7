/** A row of the log. */

import { clock, duration, size } from '../format.js';
import { t } from '../i18n.js';
import { Component, h } from '../preact.js';

/** The signs of the kinds. U+FE0E asks for text and not for a coloured picture. */
export const SIGNS = { sent: '⬆\uFE0E', received: '⬇\uFE0E', error: '⚠\uFE0E', info: 'ℹ\uFE0E' };

const SHOWN = ['row', 'index', 'total', 'delta', 'selected', 'marked', 'shown', 'language'];

export class LogRow extends Component {
  shouldComponentUpdate(next) {
    return SHOWN.some((name) => next[name] !== this.props[name]);
  }

  onClick = (event) => this.props.onClick(event, this.props.index);

  render({ row, index, total, selected, marked, shown, delta }) {
    const common = {
      id: `row-${index}`,
      role: 'option',
      'aria-selected': String(selected),
      'aria-posinset': index + 1,
      'aria-setsize': total,
    };
    if (!row) {
      return h('div', { ...common, class: 'log-row loading' }, '…');
    }
    const classes = ['log-row', `kind-${row.kind}`, selected && 'selected', shown && 'shown', marked && 'marked'];
    return h(
      'div',
      { ...common, class: classes.filter(Boolean).join(' '), onClick: this.onClick, 'data-seq': row.seq },
      h('span', { class: 'log-sign', 'aria-hidden': 'true' }, marked ? '①②'[marked - 1] : SIGNS[row.kind]),
      h('span', { class: 'visually-hidden' }, `${t(`kind.${row.kind}`)} ${marked ? t('log.marked', marked) : ''}`),
      h('span', { class: 'log-time' }, clock(row.at)),
      delta && h('span', { class: 'log-delta' }, row.delta === null ? '' : `+${duration(row.delta)}`),
      h('span', { class: `log-type type-${row.type}` }, t(`type.${row.type}`)),
      h('span', { class: 'log-size' }, hasSize(row) ? size(row.size) : ''),
      h('span', { class: 'log-preview' }, preview(row)),
    );
  }
}

const hasSize = (row) => row.kind === 'sent' || row.kind === 'received';

const BYTES = ['binary', 'ping', 'pong', 'frame'];

/** What stands in the row: in one line, and of bytes in pairs, with the text that they are for short ones. */
function preview(row) {
  const text = BYTES.includes(row.type) ? bytes(row) : row.preview.replace(/[\r\n\t]+/g, ' ');
  const code = row.code && !text.includes(row.code) ? `${row.code} ` : '';
  return code + (row.whole ? text : `${text.trimEnd()}…`);
}

function bytes(row) {
  const hex = row.preview.replace(/\s/g, '');
  const pairs = hex.replace(/..(?=.)/g, '$& ');
  const isText = row.type !== 'binary' && row.whole && /^(?:[2-6][0-9a-f]|7[0-9a-e])+$/i.test(hex);
  return isText ? `${pairs}  “${hex.replace(/../g, (pair) => String.fromCharCode(parseInt(pair, 16)))}”` : pairs;
}
