/** Starts the page. */

import { loadTexts, onEvent, refresh } from './actions.js';
import { ApiError, api, listen } from './api.js';
import { listenToKeys } from './keys.js';
import { h, render } from './preact.js';
import { DEFAULT_SETTINGS, store } from './store.js';
import { App } from './view/app.js';

async function start() {
  try {
    const { settings } = await api.state();
    await loadTexts({ ...DEFAULT_SETTINGS, ...settings });
    await refresh();
  } catch (error) {
    if (!(error instanceof ApiError)) {
      throw error;
    }
    document.getElementById('app').textContent = error.message;
    return;
  }
  store.subscribe(({ settings }) => applyTheme(settings.theme));
  applyTheme(store.state.settings.theme);
  render(h(App), document.getElementById('app'));
  listenToKeys();
  listen(
    onEvent,
    () => {
      // What happened between the first state and the first event, or while the connection was lost.
      refresh().then(
        () => store.set({ online: true }),
        () => store.set({ online: false }),
      );
    },
    () => store.set({ online: false }),
  );
}

function applyTheme(theme) {
  const root = document.documentElement;
  if (theme === 'system') {
    delete root.dataset.theme;
  } else if (root.dataset.theme !== theme) {
    root.dataset.theme = theme;
  }
}

start();
