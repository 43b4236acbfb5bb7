package io.isosocket.cli;

import io.isosocket.TlsOptions;
import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The options of {@code echo} and {@code serve} that make it a server over TLS. */
final class ServerCertificate {

    @Option(
            names = "--cert",
            paramLabel = "FILE",
            description = "A PEM file with the server's certificate and its chain: it speaks TLS.")
    private @Nullable Path certificate;

    @Option(
            names = "--key",
            paramLabel = "FILE",
            description =
                    "A PEM file with the key of --cert, PKCS #8, not encrypted; by default it is in the same file.")
    private @Nullable Path key;

    @Spec(Spec.Target.MIXEE)
    @SuppressWarnings("NullAway.Init") // set by picocli
    private CommandSpec spec;

    /**
     * Reads the files.
     *
     * @return options with what they hold; empty where none is named
     * @throws ParameterException if one cannot be used; it says which and why
     */
    Optional<TlsOptions> tls() {
        return certificate == null && key == null
                ? Optional.empty()
                : Optional.of(TlsFiles.options(null, certificate, key, spec.commandLine()));
    }
}
