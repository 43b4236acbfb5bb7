/** The page as a whole. */

import { dismiss } from '../actions.js';
import { t } from '../i18n.js';
import { Component, Fragment, h } from '../preact.js';
import { store } from '../store.js';
import { Composer } from './composer.js';
import { ConnectBar } from './connect-bar.js';
import { IconButton } from './controls.js';
import { Details } from './details.js';
import { Dialogs } from './dialogs.js';
import { LogPanel } from './log-panel.js';
import { Sidebar } from './sidebar.js';
import { StatusPanel } from './status-panel.js';
import { Tabs } from './tabs.js';

export class App extends Component {
  constructor(props) {
    super(props);
    this.state = store.state;
  }

  componentDidMount() {
    this.unsubscribe = store.subscribe((state) => this.setState(state));
    // What changed between the constructor and now.
    this.setState(store.state);
  }

  componentWillUnmount() {
    this.unsubscribe();
  }

  render(props, state) {
    const key = state.active;
    const { details } = state.tabs[key] ?? {};
    return h(
      Fragment,
      null,
      h('div', { class: `app details-${state.settings.details} ${state.drawer ? 'with-drawer' : ''}` }, [
        h(Sidebar, { key: 'sidebar', state }),
        state.drawer &&
          h('div', { key: 'shade', class: 'shade', onClick: () => store.set({ drawer: false }) }),
        h('div', { key: 'main', class: 'main' }, [
          h(Tabs, { key: 'tabs', state }),
          h('main', { key: 'main', class: 'tab' }, [
            h(ConnectBar, { key: 'connect', tab: key, state }),
            h(StatusPanel, { key: `status-${key}`, tab: key, state }),
            h('div', { key: 'work', class: 'work' }, [
              h(LogPanel, { key: `log-${key}`, tab: key, state }),
              details && h(Details, { key: `details-${key}`, tab: key, state }),
            ]),
            h(Composer, { key: `composer-${key}`, tab: key, state }),
          ]),
        ]),
      ]),
      h(Notices, { notices: state.notices }),
      h(Dialogs, { state }),
    );
  }
}

function Notices({ notices }) {
  return h(
    'div',
    { class: 'notices', role: 'region', 'aria-label': t('notices.title'), 'aria-live': 'polite' },
    notices.map(({ id, text, kind }) =>
      h('div', { key: id, class: `notice notice-${kind}`, role: kind === 'error' ? 'alert' : 'status' }, [
        h('span', { key: 'text' }, text),
        h(IconButton, { key: 'close', name: 'cross', label: t('dialog.close'), onClick: () => dismiss(id) }),
      ]),
    ),
  );
}
