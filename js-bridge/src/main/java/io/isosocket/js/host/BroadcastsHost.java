package io.isosocket.js.host;

import io.isosocket.js.loop.EventLoop;
import io.isosocket.spi.Backend;
import io.isosocket.spi.Broadcaster;
import io.isosocket.spi.TokenCodec;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import org.graalvm.polyglot.HostAccess;
import org.graalvm.polyglot.Value;
import org.jspecify.annotations.Nullable;

/** What {@code broadcast-channel.js} calls: the broadcast channels of a script. */
public final class BroadcastsHost {

    private final EventLoop loop;
    private final Backend carrier;
    private final Consumer<Value> dispatchNext;
    private final Set<ScriptMember> open = new LinkedHashSet<>();

    BroadcastsHost(EventLoop loop, Backend carrier, Consumer<Value> dispatchNext) {
        this.loop = loop;
        this.carrier = carrier;
        this.dispatchNext = dispatchNext;
    }

    /**
     * Joins the channels of a name. The runtime does not end as long as one is open.
     *
     * @param name the name
     * @param deliver called with the {@link Tokens} of each message that comes
     * @return the script's membership
     */
    @HostAccess.Export
    public ScriptMember join(String name, Value deliver) {
        ScriptMember member = new ScriptMember(deliver);
        member.joined = carrier.broadcaster().join(name, carrier.taskQueue(), member::received);
        open.add(member);
        loop.hold();
        return member;
    }

    /** Leaves all of them; the runtime ends. */
    void close() {
        Set.copyOf(open).forEach(ScriptMember::leave);
    }

    /** The Java side of one channel. */
    public final class ScriptMember {
        private final Value deliver;

        @SuppressWarnings("NullAway.Init") // set by join
        private Broadcaster.Member joined;

        private ScriptMember(Value deliver) {
            this.deliver = deliver;
        }

        private void received(byte[] message) {
            loop.run(() -> {
                if (open.contains(this)) {
                    dispatchNext.accept(deliver.execute(new Tokens(message)));
                }
            });
        }

        /** {@return whether it was closed} */
        @HostAccess.Export
        public boolean isClosed() {
            return !open.contains(this);
        }

        /**
         * Sends a message to the others.
         *
         * @param tokens an array of tokens
         */
        @HostAccess.Export
        public void post(Value tokens) {
            List<@Nullable Object> list = new ArrayList<>();
            for (long i = 0; i < tokens.getArraySize(); i++) {
                list.add(token(tokens.getArrayElement(i)));
            }
            joined.post(TokenCodec.encode(list));
        }

        private static @Nullable Object token(Value token) {
            if (token.isNull()) {
                return null;
            }
            if (token.isBoolean()) {
                return token.asBoolean();
            }
            if (token.isString()) {
                return token.asString();
            }
            if (token.hasBufferElements()) {
                byte[] bytes = new byte[(int) token.getBufferSize()];
                if (bytes.length > 0) {
                    token.readBuffer(0, bytes, 0, bytes.length);
                }
                return bytes;
            }
            return token.fitsInInt() ? (Object) token.asInt() : (Object) token.asDouble();
        }

        /** Leaves; nothing comes any more. */
        @HostAccess.Export
        public void close() {
            leave();
        }

        private void leave() {
            if (open.remove(this)) {
                joined.leave();
                loop.release();
            }
        }
    }

    /** The tokens of a message, for a script to read one after the other. */
    public static final class Tokens {
        private final Iterator<@Nullable Object> rest;

        private Tokens(byte[] message) {
            rest = tokens(message).iterator();
        }

        /** What is no message has no tokens: the script finds none where one belongs. */
        private static List<@Nullable Object> tokens(byte[] message) {
            try {
                return TokenCodec.decode(message);
            } catch (IllegalArgumentException malformed) {
                return List.of();
            }
        }

        /** {@return the next token; bytes as a buffer that is the script's} */
        @HostAccess.Export
        public @Nullable Object next() {
            Object token = rest.next();
            return token instanceof byte[] bytes ? ByteBuffer.wrap(bytes) : token;
        }
    }
}
