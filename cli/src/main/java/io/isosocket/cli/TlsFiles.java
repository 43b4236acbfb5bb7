package io.isosocket.cli;

import io.isosocket.TlsOptions;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.ParameterException;

/** The PEM files of {@code --ca}, {@code --cert} and {@code --key}, read before anything is dialled. */
final class TlsFiles {

    private TlsFiles() {}

    /**
     * Reads the files that are given.
     *
     * @param ca the certificates to trust, in place of the JDK's
     * @param certificate the client certificate with its chain
     * @param key its key, where that is in a file of its own
     * @param command whose command line they stand on
     * @return options with what the files hold
     * @throws ParameterException if one cannot be used; it says which and why
     */
    static TlsOptions options(@Nullable Path ca, @Nullable Path certificate, @Nullable Path key, CommandLine command) {
        TlsOptions.Builder options = TlsOptions.builder();
        if (ca != null) {
            read("--ca", command, () -> options.trustCertificates(ca));
        }
        if (certificate != null) {
            read("--cert", command, () -> options.clientCertificate(certificate, key == null ? certificate : key));
        } else if (key != null) {
            throw new ParameterException(command, "--key " + key + ": the certificate is missing, --cert FILE");
        }
        return options.build();
    }

    private static void read(String option, CommandLine command, Runnable step) {
        try {
            step.run();
        } catch (IllegalArgumentException e) {
            // The message begins with the name of the option in Java.
            String what = String.valueOf(e.getMessage()).replaceFirst("^\\w+: ", "");
            throw new ParameterException(command, option + " " + what, e);
        }
    }
}
