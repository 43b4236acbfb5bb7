/** Two messages side by side, with what differs. */

import { diffLines, diffWordsWithSpace } from '/webjars/diff/lib/index.es6.js';
import { ApiError, api } from '../api.js';
import { bytesOfBase64, hexDump } from '../bytes.js';
import { clock, size } from '../format.js';
import { t } from '../i18n.js';
import { printJson, tryParseJson } from '../json.js';
import { Component, h } from '../preact.js';
import { sessionOf } from '../store.js';
import { Dialog } from './dialog.js';
import { SIGNS } from './log-row.js';

// What is longer takes too long to compare while somebody waits.
const LONGEST = 200_000;
const LONGEST_LINE = 5_000;

export class Compare extends Component {
  state = { entries: null, error: null };

  async componentDidMount() {
    const { key, marks } = this.props.dialog;
    const { id } = sessionOf(key);
    try {
      this.setState({ entries: await Promise.all(marks.map((seq) => api.entry(id, seq))) });
    } catch (error) {
      if (!(error instanceof ApiError)) {
        throw error;
      }
      this.setState({ error: error.message });
    }
  }

  render(props, { entries, error }) {
    return h(Dialog, { title: t('compare.title'), wide: true }, [
      error && h('p', { key: 'error', class: 'field-error', role: 'alert' }, error),
      entries && h(Comparison, { key: 'comparison', entries }),
    ]);
  }
}

function Comparison({ entries }) {
  const [left, right] = textsOf(entries);
  const rows = rowsOf(left, right);
  const cut = entries.some((entry) => entry.cut) || left.length >= LONGEST || right.length >= LONGEST;
  return h('div', null, [
    h('p', { key: 'result', role: 'status', class: 'compare-result' }, summary(rows)),
    cut && h('p', { key: 'cut', class: 'panel-note' }, t('compare.cut')),
    h('div', { key: 'table', class: 'compare', tabIndex: 0, role: 'region', 'aria-label': t('compare.title') }, [
      h('table', { key: 'table', class: 'mono' }, [
        h('colgroup', { key: 'columns' }, ['line', 'text', 'line', 'text'].map((name, at) => h('col', { key: at, class: `col-${name}` }))),
        h('thead', { key: 'head' }, [
          h('tr', { key: 'row' }, entries.map((entry) => h('th', { key: entry.seq, scope: 'col', colSpan: 2 }, title(entry)))),
        ]),
        h('tbody', { key: 'body' }, rows.map((row, index) => h(Row, { key: index, row }))),
      ]),
    ]),
  ]);
}

const title = (entry) => `${SIGNS[entry.kind]} #${entry.seq} · ${clock(entry.at)} · ${size(entry.size)}`;

function summary(rows) {
  const changed = rows.filter((row) => row.changed).length;
  return changed === 0 ? t('compare.equal') : t('compare.different', changed);
}

/** Both as JSON in one format where both are JSON, else as text, else as bytes. */
function textsOf(entries) {
  const nodes = entries.map((entry) => (entry.text && entry.json && !entry.cut ? tryParseJson(entry.text) : null));
  const texts = nodes.every(Boolean)
    ? nodes.map((node) => printJson(node))
    : entries.every((entry) => entry.text !== undefined)
      ? entries.map((entry) => entry.text)
      : entries.map((entry) => hexDump(bytesOf(entry), { width: 8 }).join('\n'));
  return texts.map((text) => text.slice(0, LONGEST));
}

const bytesOf = (entry) =>
  entry.base64 === undefined ? new TextEncoder().encode(entry.text ?? '') : bytesOfBase64(entry.base64);

const linesOf = (part) => part.value.replace(/\n$/, '').split('\n');

/** The rows of the table: lines removed and added beside each other. */
function rowsOf(left, right) {
  // With a line break at both ends a last line differs only if its text does.
  const parts = diffLines(`${left}\n`, `${right}\n`);
  const rows = [];
  const numbers = [0, 0];
  for (let i = 0; i < parts.length; i++) {
    const part = parts[i];
    if (!part.added && !part.removed) {
      for (const line of linesOf(part)) {
        rows.push({ changed: false, left: line, right: line, at: [++numbers[0], ++numbers[1]] });
      }
      continue;
    }
    const removed = part.removed ? linesOf(part) : [];
    const added = part.removed && parts[i + 1]?.added ? linesOf(parts[++i]) : part.added ? linesOf(part) : [];
    for (let line = 0; line < Math.max(removed.length, added.length); line++) {
      rows.push({
        changed: true,
        left: removed[line],
        right: added[line],
        at: [line < removed.length ? ++numbers[0] : '', line < added.length ? ++numbers[1] : ''],
      });
    }
  }
  return rows;
}

function Row({ row }) {
  const [left, right] = row.changed ? wordsOf(row) : [row.left, row.right];
  const side = (name, text, at, words) => [
    h('td', { key: `${name}-at`, class: 'line-number' }, at),
    h('td', { key: name, class: row.changed && text !== undefined ? name : text === undefined ? 'nothing' : '' }, [
      row.changed && text !== undefined && h('span', { key: 'sign', class: 'visually-hidden' }, t(`compare.${name}`)),
      words,
    ]),
  ];
  return h('tr', null, [...side('removed', row.left, row.at[0], left), ...side('added', row.right, row.at[1], right)]);
}

/** Both lines with the words that differ marked, unless one is missing or too long. */
function wordsOf({ left, right }) {
  if (left === undefined || right === undefined || left.length + right.length > LONGEST_LINE) {
    return [left, right];
  }
  const parts = diffWordsWithSpace(left, right);
  const side = (other) =>
    parts
      .filter((part) => !part[other])
      .map((part, index) => h(part.added || part.removed ? 'mark' : 'span', { key: index }, part.value));
  return [side('added'), side('removed')];
}
