package io.isosocket.vertx.context;

import io.isosocket.spi.Broadcaster;
import io.isosocket.spi.TaskQueue;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.eventbus.DeliveryOptions;
import io.vertx.core.eventbus.EventBus;
import io.vertx.core.eventbus.Message;
import io.vertx.core.eventbus.MessageConsumer;
import java.util.UUID;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;

/**
 * Broadcast channels over the event bus of Vert.x, and so across machines where that is clustered.
 *
 * @param bus the event bus
 * @param lifeline what keeps the JVM alive as long as somebody has joined
 */
public record EventBusBroadcaster(EventBus bus, Lifeline lifeline) implements Broadcaster {

    private static final String ADDRESS = "isosocket.BroadcastChannel:";
    private static final String SENDER = "sender";

    @Override
    public Member join(String name, TaskQueue queue, Consumer<byte[]> messages) {
        BusMember member = new BusMember(this, ADDRESS + name, queue, messages);
        lifeline.hold();
        return member;
    }

    private static final class BusMember implements Member {

        private final String id = UUID.randomUUID().toString();
        private final EventBusBroadcaster broadcaster;
        private final String address;
        private final TaskQueue queue;
        private final Consumer<byte[]> messages;
        private final MessageConsumer<Buffer> consumer;
        private final AtomicBoolean left = new AtomicBoolean();

        BusMember(EventBusBroadcaster broadcaster, String address, TaskQueue queue, Consumer<byte[]> messages) {
            this.broadcaster = broadcaster;
            this.address = address;
            this.queue = queue;
            this.messages = messages;
            consumer = broadcaster.bus.consumer(address, this::received);
        }

        private void received(Message<Buffer> message) {
            if (!left.get() && !id.equals(message.headers().get(SENDER))) {
                byte[] bytes = message.body().getBytes();
                queue.enqueue(() -> messages.accept(bytes));
            }
        }

        @Override
        public void post(byte[] message) {
            try {
                broadcaster.bus.publish(address, Buffer.buffer(message), new DeliveryOptions().addHeader(SENDER, id));
            } catch (RejectedExecutionException ended) {
                // The Vertx is closed: nobody is there to hear it.
            }
        }

        @Override
        public void leave() {
            if (left.compareAndSet(false, true)) {
                // Behind what is on its way already: Vert.x warns of messages that it cannot deliver any more.
                queue.enqueue(consumer::unregister);
                broadcaster.lifeline.release();
            }
        }
    }
}
