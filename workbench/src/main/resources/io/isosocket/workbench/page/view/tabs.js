/** The tabs: a list of buttons, each with one beside it that closes. */

import { activate, askCloseTab, beginTab, moveTab, openDialog } from '../actions.js';
import { t } from '../i18n.js';
import { h } from '../preact.js';
import { lightOf, sessionOf, store, tabKeys, titleOf } from '../store.js';
import { IconButton, Light } from './controls.js';

export const lightLabel = (session) => t(`light.${lightOf(session)}`);

export function rename(key) {
  if (sessionOf(key)) {
    openDialog({ type: 'rename-tab', key, value: titleOf(key) });
  }
}

function onKeyDown(event, key) {
  if (event.key === 'Delete') {
    askCloseTab(key);
  } else if (event.key === 'F2') {
    rename(key);
  } else {
    return;
  }
  event.preventDefault();
}

let dragged = null;

function onDrop(key) {
  const keys = tabKeys();
  const by = keys.indexOf(key) - keys.indexOf(dragged);
  const step = Math.sign(by);
  for (let moved = 0; moved !== by; moved += step) {
    moveTab(dragged, step);
  }
}

export function Tabs({ state }) {
  return h(
    'div',
    { class: 'tabs' },
    h(IconButton, {
      name: 'menu',
      label: t('sidebar.open'),
      class: 'drawer-button',
      'aria-expanded': String(state.drawer),
      'aria-controls': 'sidebar',
      onClick: () => store.set({ drawer: !state.drawer }),
    }),
    h(
      'nav',
      { 'aria-label': t('tabs.title'), class: 'tab-list' },
      h('ul', null, tabKeys(state).map((key) => h(Tab, { key, tab: key, state }))),
    ),
    h(IconButton, { name: 'plus', label: t('tab.new'), onClick: beginTab }),
    h('span', { class: 'grow' }),
    !state.online && h('span', { class: 'offline', role: 'status' }, t('app.offline')),
  );
}

function Tab({ tab, state }) {
  const session = sessionOf(tab, state);
  const title = titleOf(tab, state, t('tab.untitled'));
  const active = state.active === tab;
  return h(
    'li',
    {
      class: active ? 'active' : '',
      draggable: session !== null,
      onDragStart: () => (dragged = tab),
      onDragOver: (event) => event.preventDefault(),
      onDrop: () => onDrop(tab),
    },
    h(
      'button',
      {
        type: 'button',
        class: 'tab-button',
        title,
        'aria-current': active ? 'page' : undefined,
        onClick: () => activate(tab),
        onDblClick: () => rename(tab),
        onAuxClick: (event) => event.button === 1 && askCloseTab(tab),
        onKeyDown: (event) => onKeyDown(event, tab),
      },
      h(Light, { state: lightOf(session), label: lightLabel(session) }),
      h('span', { class: 'tab-title' }, title),
    ),
    h(IconButton, {
      name: 'cross',
      label: t('tab.close-named', title),
      class: 'tab-close',
      onClick: () => askCloseTab(tab),
    }),
  );
}
