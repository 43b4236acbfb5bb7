package io.isosocket.vertx.client;

import io.isosocket.CompressionOptions;
import io.isosocket.vertx.wire.DeflateExtension;
import java.util.Optional;

/** What a client's options offer of permessage-deflate. */
final class DeflateOffer {

    private DeflateOffer() {}

    static Optional<DeflateExtension> of(CompressionOptions options) {
        return switch (options.mode()) {
            case DISABLED -> Optional.empty();
            case CONTEXT_TAKEOVER -> Optional.of(DeflateExtension.BROWSER_OFFER);
            case NO_CONTEXT -> Optional.of(DeflateExtension.NO_CONTEXT_OFFER);
        };
    }
}
