/** How the connection is: a line, the handshake, and after a failure its cause and what to check. */

import { connect, connectOther } from '../connection-actions.js';
import { clock, duration, number, size } from '../format.js';
import { hasText, t } from '../i18n.js';
import { Component, Fragment, h } from '../preact.js';
import { isIdle, patchTab, sessionOf, tabOf } from '../store.js';
import { Button } from './controls.js';

export function StatusPanel({ tab, state }) {
  const session = sessionOf(tab, state);
  if (session === null) {
    return null;
  }
  const { handshake } = tabOf(tab, state);
  return h(
    'section',
    { class: 'status', 'aria-label': t('status.title') },
    h(
      'div',
      { class: 'status-line' },
      h('span', { role: 'status' }, t(`state.${session.state}`)),
      h('span', { class: 'quiet-text' }, t('status.since', clock(session.since))),
      session.state === 'open' && h(OpenFacts, { session }),
      session.state === 'waiting' && session.reconnect && h(Countdown, { reconnect: session.reconnect }),
      session.closed && isIdle(session) && wasOpen(session) && h(Closed, { closed: session.closed }),
      session.buffered > 0 && h('span', null, t('status.buffered', size(session.buffered))),
      h('span', { class: 'grow' }),
      session.handshake &&
        h(
          'button',
          {
            type: 'button',
            class: 'option-button',
            'aria-expanded': String(handshake),
            onClick: () => patchTab(tab, { handshake: !handshake }),
          },
          t('handshake.title'),
        ),
    ),
    session.logProblem && h('p', { class: 'log-problem', role: 'alert' }, t('log.problem', session.logProblem)),
    session.failure && session.state !== 'open' && h(Failure, { tab, session }),
    !session.failure &&
      session.closed?.hints?.length > 0 &&
      session.state !== 'open' &&
      h('div', { class: 'close-hints' }, h(Hints, { hints: session.closed.hints })),
    handshake && session.handshake && h(Handshake, { handshake: session.handshake }),
  );
}

/** What was never open has no end of its own: its failure says what happened. */
const wasOpen = ({ failure }) => !failure || failure.phase === 'OPEN' || failure.phase === 'CLOSING';

function OpenFacts({ session }) {
  return h(
    Fragment,
    null,
    session.protocol && h('span', { class: 'fact' }, t('status.protocol', session.protocol)),
    session.extensions && h('span', { class: 'fact' }, session.extensions),
  );
}

function Closed({ closed }) {
  const key = `close.${closed.code}`;
  return h(
    'span',
    { class: closed.clean ? 'fact' : 'fact warn' },
    t('status.closed-with', closed.code),
    hasText(key) && ` – ${t(key)}`,
    closed.reason && `: ${closed.reason}`,
  );
}

/** The time until the next try, which only this part of the page shows anew each tick. */
class Countdown extends Component {
  componentDidMount() {
    this.timer = setInterval(() => this.forceUpdate(), 200);
  }

  componentWillUnmount() {
    clearInterval(this.timer);
  }

  render({ reconnect }) {
    const left = Math.max(0, reconnect.at - Date.now());
    return h('span', { class: 'fact warn' }, t('status.next-try', reconnect.attempt, duration(Math.ceil(left / 100) * 100)));
  }
}

function Failure({ tab, session }) {
  const { failure } = session;
  const kind = `failure.${failure.kind}`;
  return h(
    'div',
    { class: 'failure' },
    h('h2', null, failure.status ? `${t(kind)} (HTTP ${failure.status})` : t(kind)),
    h('p', { class: 'failure-explanation' }, t(`${kind}.explanation`)),
    h('p', { class: 'failure-message' }, `${failure.kind} (${failure.phase}): ${failure.message}`),
    failure.tlsAlert && h('p', { class: 'failure-message' }, t('failure.alert', failure.tlsAlert)),
    failure.hints.length > 0 && h(Hints, { hints: failure.hints }),
    isIdle(session) &&
      h(
        'div',
        { class: 'failure-actions' },
        h(Button, { onClick: () => connect(tab) }, t('failure.again')),
        failure.otherScheme &&
          h(
            Button,
            {
              class: failure.hints.includes('hint.other-scheme') ? 'primary' : '',
              onClick: () => connectOther(tab, failure.otherScheme),
            },
            t('failure.try-other', failure.otherScheme),
          ),
      ),
  );
}

/** What to check, the likeliest first. */
function Hints({ hints }) {
  return h(
    Fragment,
    null,
    h('h3', null, t('failure.check')),
    h(
      'ul',
      { class: 'hints' },
      hints.map((hint) => h('li', { key: hint }, t(hint))),
    ),
  );
}

function Handshake({ handshake }) {
  return h(
    'div',
    { class: 'handshake' },
    h(Message, { title: t('handshake.request'), message: handshake.request }),
    handshake.response
      ? h(Message, { title: t('handshake.response'), message: handshake.response })
      : h('section', null, h('h3', null, t('handshake.response')), h('p', null, t('handshake.none'))),
  );
}

function Message({ title, message }) {
  return h(
    'section',
    null,
    h('h3', null, title),
    h('p', { class: 'mono request-line' }, message.line),
    h(
      'dl',
      { class: 'header-list mono' },
      message.headers.map(([name, value], index) =>
        h(Fragment, { key: index }, h('dt', null, name), h('dd', null, value)),
      ),
    ),
    message.body && h('pre', { class: 'mono body', tabIndex: 0, 'aria-label': t('handshake.body') }, message.body),
    message.body && h('p', { class: 'quiet-text' }, t('handshake.body-size', number(message.body.length))),
  );
}
