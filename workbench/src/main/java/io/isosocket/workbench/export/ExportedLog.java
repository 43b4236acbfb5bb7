package io.isosocket.workbench.export;

import io.isosocket.workbench.payload.Secrets;
import java.util.Objects;

/**
 * What an exported log is of.
 *
 * @param url the connection's URL
 * @param withSecrets whether passwords, tokens and cookies of the handshake are written as they are, in place of {@link
 *     Secrets#MASK}. Messages are always written as they are.
 * @param version the version of Isosocket that writes it
 */
public record ExportedLog(String url, boolean withSecrets, String version) {

    static final String CREATOR = "Isosocket";

    /**
     * Takes the values.
     *
     * @param url the connection's URL
     * @param withSecrets whether secrets of the handshake are written as they are
     * @param version the version of Isosocket that writes it
     */
    public ExportedLog {
        Objects.requireNonNull(url, "url");
        Objects.requireNonNull(version, "version");
    }

    /** {@return who writes it} */
    String creator() {
        return CREATOR + " " + version;
    }

    /** {@return the URL as it may be written} */
    String shownUrl() {
        return withSecrets ? url : Secrets.maskUrl(url);
    }

    /** {@return the text of an entry of a handshake as it may be written} */
    String shownHandshake(String text) {
        return withSecrets ? text : HandshakeText.masked(text);
    }
}
