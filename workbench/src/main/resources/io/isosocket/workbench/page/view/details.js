/** A message in full: as a tree of JSON, as text or as a hex dump, with what is known of it. */

import { notify } from '../actions.js';
import { ApiError, api, download } from '../api.js';
import { bytesOfBase64, hexDump } from '../bytes.js';
import { dateTime, duration, number, size } from '../format.js';
import { t } from '../i18n.js';
import { printJson, tryParseJson } from '../json.js';
import { compose, toggleMark } from '../message-actions.js';
import { Component, createRef, h } from '../preact.js';
import { patchTab, sessionOf, tabOf } from '../store.js';
import { Button, IconButton, Segments } from './controls.js';
import { JsonText } from './json-text.js';
import { JsonTree } from './json-tree.js';
import { SIGNS } from './log-row.js';

const DUMPED = 64 * 1024;
// What a line of 16 bytes needs, in pixels.
const WIDE_DUMP = 580;
// Coloured text has an element for each piece of it.
const COLOURED = 50_000;

export class Details extends Component {
  state = { entry: null, error: null, view: null };

  componentDidMount() {
    this.load();
  }

  componentDidUpdate() {
    if (tabOf(this.props.tab).details !== this.wanted) {
      this.load();
    }
  }

  async load() {
    const { tab } = this.props;
    const seq = tabOf(tab).details;
    this.wanted = seq;
    if (seq === null) {
      return;
    }
    try {
      const entry = await api.entry(sessionOf(tab).id, seq);
      if (this.wanted === seq) {
        const node = entry.text && entry.json && !entry.cut ? tryParseJson(entry.text) : null;
        const bytes = entry.base64 === undefined ? new TextEncoder().encode(entry.text ?? '') : bytesOfBase64(entry.base64);
        this.setState({ entry: { ...entry, node, bytes }, error: null });
      }
    } catch (error) {
      if (!(error instanceof ApiError)) {
        throw error;
      }
      if (this.wanted === seq) {
        this.setState({ entry: null, error: error.message });
      }
    }
  }

  async copy() {
    const { entry } = this.state;
    await navigator.clipboard.writeText(entry.text ?? entry.base64);
    notify(t('details.copied'));
  }

  render({ tab, state }, { entry, error, view }) {
    return h('aside', { class: 'details', 'aria-label': t('details.title') }, [
      h('header', { key: 'header', class: 'details-header' }, [
        entry &&
          h('h2', { key: 'title', class: `kind-${entry.kind}` }, [
            h('span', { key: 'sign', 'aria-hidden': 'true' }, `${SIGNS[entry.kind]} `),
            `${t(`kind.${entry.kind}`)} · ${t(`type.${entry.type}`)} #${entry.seq}`,
          ]),
        h('span', { key: 'grow', class: 'grow' }),
        h(IconButton, {
          key: 'close',
          name: 'cross',
          label: t('details.close'),
          onClick: () => {
            patchTab(tab, { details: null });
            document.getElementById('log')?.focus();
          },
        }),
      ]),
      error && h('p', { key: 'error', class: 'field-error', role: 'alert' }, error),
      entry && h(Facts, { key: 'facts', entry }),
      entry && this.buttons(tab, state, entry),
      entry && h(Content, { key: `content-${entry.seq}`, entry, view, onView: (value) => this.setState({ view: value }) }),
    ]);
  }

  buttons(tab, state, entry) {
    const isMessage = entry.type === 'text' || entry.type === 'binary';
    const marked = tabOf(tab, state).marks.includes(entry.seq);
    return h('div', { key: 'buttons', class: 'details-buttons' }, [
      h(
        Button,
        {
          key: 'mark',
          name: 'compare',
          class: marked ? 'quiet on' : 'quiet',
          'aria-pressed': String(marked),
          onClick: () => toggleMark(tab, entry.seq),
        },
        t('details.mark'),
      ),
      h(Button, { key: 'copy', name: 'copy', class: 'quiet', onClick: () => this.copy() }, t('details.copy')),
      isMessage &&
        !entry.cut &&
        h(Button, { key: 'compose', name: 'pencil', class: 'quiet', onClick: () => compose(tab, entry) }, t('details.compose')),
      isMessage &&
        h(IconButton, {
          key: 'download',
          name: 'download',
          label: t('details.download'),
          onClick: () => download(api.payloadUrl(sessionOf(tab).id, entry.seq)),
        }),
    ]);
  }
}

function Facts({ entry }) {
  const facts = [
    ['details.time', dateTime(entry.at)],
    entry.delta !== null && ['details.delta', `+${duration(entry.delta)}`],
    ['details.size', `${size(entry.size)} (${t('check.bytes', number(entry.size))})`],
    entry.code && ['details.code', entry.code],
  ];
  return h(
    'dl',
    { class: 'facts' },
    facts.filter(Boolean).map(([key, value]) => h('div', { key }, h('dt', null, t(key)), h('dd', null, value))),
  );
}

function Content({ entry, view, onView }) {
  const views = [
    ...(entry.node ? ['tree', 'formatted'] : []),
    ...(entry.text === undefined ? [] : ['text']),
    'hex',
  ];
  const shown = views.includes(view) ? view : views[0];
  return h('div', { class: 'details-content' }, [
    views.length > 1 &&
      h(Segments, {
        key: 'views',
        label: t('details.view'),
        value: shown,
        options: views.map((name) => [name, t(`view.${name}`)]),
        onValue: onView,
      }),
    entry.cut && h('p', { key: 'cut', class: 'panel-note' }, t('details.cut')),
    h('div', { key: shown, class: 'details-body', tabIndex: 0, role: 'region', 'aria-label': t(`view.${shown}`) }, [
      VIEWS[shown](entry),
    ]),
  ]);
}

const VIEWS = {
  tree: (entry) => h(JsonTree, { key: 'tree', node: entry.node }),
  formatted: (entry) =>
    entry.text.length < COLOURED
      ? h(JsonText, { key: 'json', node: entry.node, label: t('view.formatted') })
      : h('pre', { key: 'json', class: 'mono plain' }, printJson(entry.node)),
  text: (entry) => h('pre', { key: 'text', class: 'mono plain' }, entry.text),
  hex: (entry) => h(HexDump, { key: 'hex', bytes: entry.bytes }),
};

/** A dump with as many bytes in a line as there is room for. */
class HexDump extends Component {
  box = createRef();
  state = { width: 16 };

  componentDidMount() {
    this.observer = new ResizeObserver(([entry]) =>
      this.setState({ width: entry.contentRect.width < WIDE_DUMP ? 8 : 16 }),
    );
    this.observer.observe(this.box.current);
  }

  componentWillUnmount() {
    this.observer.disconnect();
  }

  render({ bytes }, { width }) {
    return h('div', { ref: this.box }, [
      h('pre', { key: 'dump', class: 'mono hex-dump' }, hexDump(bytes, { width, limit: DUMPED }).join('\n')),
      bytes.length > DUMPED && h('p', { key: 'rest' }, t('details.dump-cut', size(DUMPED))),
    ]);
  }
}
