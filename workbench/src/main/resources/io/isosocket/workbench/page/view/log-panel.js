/** The log with its tool bar. */

import { openDialog } from '../actions.js';
import { openPreset, startEcho } from '../connection-actions.js';
import { number, short } from '../format.js';
import { t } from '../i18n.js';
import { clearLog, togglePause } from '../message-actions.js';
import { Component, h } from '../preact.js';
import { KINDS, frozenOf, patchTab, sessionOf, tabOf } from '../store.js';
import { Button, IconButton, icon } from './controls.js';
import { LogList } from './log-list.js';
import { SIGNS } from './log-row.js';

const TYPING_MILLIS = 200;

export class LogPanel extends Component {
  componentWillUnmount() {
    clearTimeout(this.typing);
  }

  onFilterText = (event) => {
    const text = event.target.value;
    clearTimeout(this.typing);
    this.typing = setTimeout(() => {
      const { tab } = this.props;
      patchTab(tab, { filter: { ...tabOf(tab).filter, text } });
    }, TYPING_MILLIS);
  };

  render({ tab, state }) {
    const session = sessionOf(tab, state);
    if (session === null) {
      return h(Welcome, { state });
    }
    const { filter, marks, details, jump } = tabOf(tab, state);
    const frozen = frozenOf(tab, state);
    const paused = frozen !== null;
    const counts = frozen ?? session.log;
    const fresh = session.log.total - counts.total;
    return h('section', { class: 'log', 'aria-label': t('log.title') }, [
      h('div', { key: 'bar', class: 'log-bar', role: 'toolbar', 'aria-label': t('log.tools') }, [
        h(KindFilter, { key: 'kinds', tab, filter, counts: session.log }),
        h('label', { key: 'text', class: 'log-search' }, [
          icon('search'),
          h('input', {
            key: 'input',
            id: 'filter',
            type: 'search',
            placeholder: t('log.filter'),
            'aria-label': t('log.filter'),
            defaultValue: filter.text,
            onInput: this.onFilterText,
          }),
        ]),
        h('span', { key: 'grow', class: 'grow' }),
        h('span', { key: 'tools', class: 'log-tools' }, [
        h(
          Button,
          {
            key: 'pause',
            name: paused ? 'play' : 'pause',
            class: paused ? 'quiet on' : 'quiet',
            'aria-pressed': String(paused),
            onClick: () => togglePause(tab),
          },
          paused && fresh > 0 ? t('log.paused-new', number(fresh)) : t(paused ? 'log.resume' : 'log.pause'),
        ),
        h(IconButton, {
          key: 'jump',
          name: 'target',
          label: t('log.jump'),
          onClick: () => openDialog({ type: 'jump', key: tab }),
        }),
        h(
          Button,
          {
            key: 'compare',
            name: 'compare',
            class: 'quiet',
            disabled: marks.length < 2,
            title: t('log.compare-how'),
            onClick: () => openDialog({ type: 'compare', key: tab, marks, wide: true }),
          },
          t('log.compare', marks.length),
        ),
        h(IconButton, {
          key: 'export',
          name: 'download',
          label: t('log.export'),
          onClick: () => openDialog({ type: 'export', key: tab }),
        }),
        h(IconButton, { key: 'clear', name: 'trash', label: t('log.clear'), onClick: () => clearLog(tab) }),
        ]),
      ]),
      h('div', { key: 'list', class: 'log-frame' }, [
        h(LogList, {
          key: 'list',
          tab,
          session: session.id,
          filter,
          paused,
          counts,
          marks,
          details,
          jump,
          delta: state.settings.delta,
          language: state.settings.language,
        }),
      ]),
      h('p', { key: 'foot', class: 'log-foot' }, t('log.total', number(session.log.total))),
    ]);
  }
}

/** A click on a kind shows it alone; another adds or takes away. */
function KindFilter({ tab, filter, counts }) {
  const { kinds } = filter;
  const all = kinds.length === KINDS.length;
  const choose = (chosen) =>
    patchTab(tab, { filter: { ...filter, kinds: chosen.length === 0 ? KINDS : KINDS.filter((k) => chosen.includes(k)) } });
  const toggle = (kind) => {
    if (all) {
      choose([kind]);
    } else {
      choose(kinds.includes(kind) ? kinds.filter((other) => other !== kind) : [...kinds, kind]);
    }
  };
  return h(
    'div',
    { class: 'kinds', role: 'group', 'aria-label': t('log.kinds') },
    h('button', { type: 'button', 'aria-pressed': String(all), onClick: () => choose(KINDS) }, t('kind.all')),
    KINDS.map((kind) =>
      h(
        'button',
        {
          key: kind,
          type: 'button',
          class: `kind-${kind}`,
          'aria-pressed': String(!all && kinds.includes(kind)),
          onClick: () => toggle(kind),
        },
        h('span', { class: 'log-sign', 'aria-hidden': 'true' }, SIGNS[kind]),
        t(`kinds.${kind}`),
        h('span', { class: 'kind-count' }, short(counts[kind])),
      ),
    ),
  );
}

function Welcome({ state }) {
  return h('section', { class: 'welcome' }, [
    h('h1', { key: 'title' }, t('welcome.title')),
    h('p', { key: 'text' }, t('welcome.text')),
    h('div', { key: 'actions', class: 'welcome-actions' }, [
      h(Button, { key: 'echo', name: 'play', class: 'primary', onClick: startEcho }, t('echo.start-and-connect')),
      state.presets.map((preset) =>
        h(Button, { key: preset.name, onClick: () => openPreset(preset) }, t(preset.name)),
      ),
    ]),
    h('p', { key: 'keys', class: 'quiet-text' }, t('welcome.keys')),
  ]);
}
