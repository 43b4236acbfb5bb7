/** A dialog: the browser's own, which keeps the focus in it and closes at Escape. */

import { closeDialog, notify, wordsOf } from '../actions.js';
import { ApiError } from '../api.js';
import { t } from '../i18n.js';
import { Component, createRef, h } from '../preact.js';
import { store } from '../store.js';
import { Button, IconButton } from './controls.js';

export class Dialog extends Component {
  box = createRef();

  componentDidMount() {
    this.before = document.activeElement;
    this.box.current.showModal();
    this.box.current.querySelector('[data-focus]')?.focus();
    this.box.current.querySelector('input[data-focus]')?.select();
  }

  componentWillUnmount() {
    this.box.current?.close();
    if (this.before?.isConnected) {
      this.before.focus();
    }
  }

  state = { error: null, running: false };

  /** Does it and closes; what is refused can be corrected. */
  onSubmit = async (event) => {
    event.preventDefault();
    if (this.state.running) {
      return;
    }
    const { dialog } = store.state;
    // It may have been closed meanwhile, and another one be open.
    const isOpen = () => store.state.dialog === dialog;
    this.setState({ error: null, running: true });
    try {
      if ((await this.props.onSubmit?.()) !== false && isOpen()) {
        closeDialog();
      }
    } catch (error) {
      if (!(error instanceof ApiError)) {
        throw error;
      }
      if (isOpen()) {
        this.setState({ error: wordsOf(error) });
      } else {
        notify(wordsOf(error), 'error');
      }
    } finally {
      this.setState({ running: false });
    }
  };

  render({ title, action, danger, wide, onSubmit, children }, { error, running }) {
    return h(
      'dialog',
      {
        ref: this.box,
        class: wide ? 'dialog wide' : 'dialog',
        'aria-labelledby': 'dialog-title',
        onCancel: (event) => {
          event.preventDefault();
          closeDialog();
        },
        onClick: (event) => event.target === this.box.current && closeDialog(),
      },
      h('form', { onSubmit: this.onSubmit }, [
        h('header', { key: 'header' }, [
          h('h2', { key: 'title', id: 'dialog-title' }, title),
          h(IconButton, { key: 'close', name: 'cross', label: t('dialog.close'), onClick: closeDialog }),
        ]),
        h('div', { key: 'body', class: 'dialog-body' }, children),
        error && h('p', { key: 'error', class: 'field-error dialog-error', role: 'alert' }, error),
        onSubmit &&
          h('footer', { key: 'footer' }, [
            h(Button, { key: 'cancel', onClick: closeDialog }, t('dialog.cancel')),
            h(
              Button,
              { key: 'do', type: 'submit', 'aria-busy': running ? 'true' : undefined, class: danger ? 'danger' : 'primary', 'data-focus': danger ? '' : undefined },
              action,
            ),
          ]),
      ]),
    );
  }
}
