package io.isosocket.url;

import java.util.Objects;

/** A text is no URL, or none that may be used where it stands. The message names the URL and the rule it breaks. */
public final class UrlSyntaxException extends Exception {
    private static final long serialVersionUID = 1L;

    /** The rule that the URL breaks. */
    private final String rule;

    /** Shows of the URL neither its userinfo nor its query. */
    UrlSyntaxException(String url, String rule) {
        super("The URL '" + Shown.url(url) + "' is invalid: " + rule);
        this.rule = rule;
    }

    /** {@inheritDoc} */
    @Override
    public String getMessage() {
        return Objects.requireNonNull(super.getMessage());
    }

    /**
     * The rule that the URL breaks, without the URL.
     *
     * @return the second half of the message
     */
    public String rule() {
        return rule;
    }
}
