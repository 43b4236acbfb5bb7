/** A dialog: the browser's own, which keeps the focus in it and closes at Escape. */

import { closeDialog } from '../actions.js';
import { t } from '../i18n.js';
import { Component, createRef, h } from '../preact.js';
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

  onSubmit = async (event) => {
    event.preventDefault();
    const { onSubmit } = this.props;
    if ((await onSubmit?.()) !== false) {
      closeDialog();
    }
  };

  render({ title, action, danger, wide, onSubmit, children }) {
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
        onSubmit &&
          h('footer', { key: 'footer' }, [
            h(Button, { key: 'cancel', onClick: closeDialog }, t('dialog.cancel')),
            h(
              Button,
              { key: 'do', type: 'submit', class: danger ? 'danger' : 'primary', 'data-focus': danger ? '' : undefined },
              action,
            ),
          ]),
      ]),
    );
  }
}
