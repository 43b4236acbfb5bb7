/** The keys that work everywhere in the page. Codes and not characters: Alt changes the characters on a Mac. */

import { activate, askCloseTab, beginTab, moveTab, openDialog } from './actions.js';
import { togglePause } from './message-actions.js';
import { store, tabKeys } from './store.js';

const focus = (id) => document.getElementById(id)?.focus();

const step = (by) => {
  const keys = tabKeys();
  activate(keys[(keys.indexOf(store.state.active) + by + keys.length) % keys.length]);
};

/** By code: what the key does with Alt, the key of the text that says so, and what does it without Alt. */
export const KEYS = [
  { code: 'KeyT', label: 'T', text: 'keys.new-tab', run: () => beginTab() },
  { code: 'KeyW', label: 'W', text: 'keys.close-tab', run: () => askCloseTab(store.state.active) },
  { code: 'PageUp', label: 'PageUp', text: 'keys.previous-tab', run: () => step(-1) },
  { code: 'PageDown', label: 'PageDown', text: 'keys.next-tab', run: () => step(1) },
  { code: 'BracketLeft', label: '[', text: 'keys.move-tab-left', run: () => moveTab(store.state.active, -1) },
  { code: 'BracketRight', label: ']', text: 'keys.move-tab-right', run: () => moveTab(store.state.active, 1) },
  { code: 'KeyU', label: 'U', text: 'keys.url', run: () => focus('url') },
  { code: 'KeyM', label: 'M', text: 'keys.message', run: () => focus('message') },
  { code: 'KeyL', label: 'L', text: 'keys.log', run: () => focus('log') },
  { code: 'KeyF', label: 'F', text: 'keys.filter', run: () => focus('filter') },
  {
    code: 'KeyP',
    label: 'P',
    text: 'keys.pause',
    run: () => togglePause(store.state.active),
  },
  { code: 'KeyS', label: 'S', text: 'keys.sidebar', run: () => sidebar() },
  { code: 'KeyK', label: 'K', bare: '?', text: 'keys.help', run: () => openDialog({ type: 'keys' }) },
];

function sidebar() {
  store.set({ drawer: true });
  // The drawer of a narrow window is not focusable before it is shown, which the microtask before this one does; a frame
  // would be too late for a key that follows at once.
  queueMicrotask(() => document.querySelector('#sidebar button, #sidebar summary')?.focus());
}

/** Whether what is typed is text. */
const isTyped = ({ target }) =>
  target.isContentEditable || target.matches('textarea, select, input:not([type=checkbox], [type=file])');

export function listenToKeys() {
  document.addEventListener('keydown', (event) => {
    if (event.key === 'Escape' && store.state.drawer) {
      store.set({ drawer: false });
      return;
    }
    if (event.ctrlKey || event.metaKey || store.state.dialog) {
      return;
    }
    if (!event.altKey) {
      const bare = KEYS.find((key) => key.bare === event.key);
      if (bare && !isTyped(event)) {
        event.preventDefault();
        bare.run();
      }
      return;
    }
    const digit = /^Digit([1-9])$/.exec(event.code);
    const tab = digit && tabKeys()[digit[1] - 1];
    const key = KEYS.find(({ code }) => code === event.code);
    if (tab) {
      activate(tab);
    } else if (key) {
      key.run();
    } else {
      return;
    }
    event.preventDefault();
  });
}
