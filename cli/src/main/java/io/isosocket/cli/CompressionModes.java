package io.isosocket.cli;

import io.isosocket.CompressionOptions;
import picocli.CommandLine.TypeConversionException;

/** The names that the command has for what is offered of permessage-deflate. */
final class CompressionModes {

    private CompressionModes() {}

    static CompressionOptions parse(String mode) {
        return switch (mode) {
            case "off" -> CompressionOptions.DISABLED;
            case "context-takeover" -> CompressionOptions.CONTEXT_TAKEOVER;
            case "no-context" -> CompressionOptions.NO_CONTEXT;
            default -> throw new TypeConversionException('"' + mode + "\" is not off, context-takeover or no-context");
        };
    }
}
