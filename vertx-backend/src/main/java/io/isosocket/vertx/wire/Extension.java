package io.isosocket.vertx.wire;

import java.util.List;
import java.util.Optional;

/**
 * One element of a Sec-WebSocket-Extensions header (RFC 6455, section 9.1).
 *
 * @param name the extension's token, as it was sent
 * @param parameters its parameters in their order, duplicates included
 */
record Extension(String name, List<Parameter> parameters) {

    /**
     * A parameter of an extension.
     *
     * @param name the parameter's token, as it was sent
     * @param value its value, with the quotes of a quoted-string removed; empty if it has none
     */
    record Parameter(String name, Optional<String> value) {

        @Override
        public String toString() {
            return value.map(text -> name + "=" + text).orElse(name);
        }
    }

    Extension {
        parameters = List.copyOf(parameters);
    }
}
