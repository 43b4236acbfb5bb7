// The BroadcastChannel interface: HTML, section 9.5.
(function (use, host) {
  'use strict';

  const { defineInterface, requireArguments, illegalInvocation, convert } = use('webidl');
  const { trustedEvent } = use('event');
  const { MessageEvent, membersFor } = use('message-event');
  const { EventTarget, begin } = use('event-target');
  const { defineEventHandlers, branded } = use('event-handlers');

  let isBroadcastChannel;
  let slots;

  class BroadcastChannel extends EventTarget {
    #slots;

    static {
      isBroadcastChannel = (value) => #slots in value;
      slots = (value) => {
        try {
          return value.#slots;
        } catch {
          throw illegalInvocation();
        }
      };
    }

    constructor(name) {
      requireArguments(arguments.length, 1, "Failed to construct 'BroadcastChannel'");
      super();
      const channel = convert.DOMString(name);
      this.#slots = { name: channel, member: host.broadcasts.join(channel, (tokens) => deliver(this, tokens)) };
    }

    get name() {
      return slots(this).name;
    }

    postMessage(message) {
      const { member } = slots(this);
      requireArguments(arguments.length, 1, "Failed to execute 'postMessage' on 'BroadcastChannel'");
      if (member.isClosed()) {
        const { DOMException } = use('dom-exception');
        throw new DOMException(
          "Failed to execute 'postMessage' on 'BroadcastChannel': the channel is closed", 'InvalidStateError');
      }
      member.post(use('structured-tokens').tokensOf(message, host.origin()));
    }

    close() {
      slots(this).member.close();
    }
  }

  // What the host calls, as an outermost call.
  function deliver(channel, tokens) {
    let type = 'message';
    let data = null;
    let origin = '';
    try {
      origin = tokens.next();
      data = use('structured-tokens').messageOf(tokens);
    } catch {
      type = 'messageerror';
    }
    return begin(channel, trustedEvent(type, MessageEvent, membersFor(data, origin)));
  }

  defineEventHandlers(BroadcastChannel.prototype, ['message', 'messageerror'], branded(isBroadcastChannel));
  defineInterface(BroadcastChannel);

  return { BroadcastChannel };
})
