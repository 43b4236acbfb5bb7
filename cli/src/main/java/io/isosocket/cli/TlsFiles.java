package io.isosocket.cli;

import io.isosocket.TlsOptions;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import picocli.CommandLine;
import picocli.CommandLine.ParameterException;

/** The file of {@code --ca}: looked at before anything is dialled, since a connection would only say that TLS failed. */
final class CaFile {

    private CaFile() {}

    /**
     * Reads the file once and makes options that trust what it holds.
     *
     * @param file a PEM file
     * @param command whose command line it stands on
     * @return the options
     * @throws ParameterException if it cannot be read or holds no certificates
     */
    static TlsOptions trusting(Path file, CommandLine command) {
        try (InputStream in = Files.newInputStream(file)) {
            if (CertificateFactory.getInstance("X.509").generateCertificates(in).isEmpty()) {
                throw new ParameterException(command, "--ca " + file + ": holds no certificate");
            }
        } catch (IOException e) {
            throw new ParameterException(command, "--ca " + file + ": cannot be read", e);
        } catch (CertificateException e) {
            throw new ParameterException(command, "--ca " + file + ": is no PEM file of certificates", e);
        }
        return TlsOptions.builder().trustCertificates(file).build();
    }
}
