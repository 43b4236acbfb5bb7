package io.isosocket.url;

/** A part of a URL breaks a rule; {@link UrlParser} adds the URL. */
final class BrokenRuleException extends Exception {
    private static final long serialVersionUID = 1L;

    private final String rule;

    BrokenRuleException(String rule) {
        super(rule, null, false, false);
        this.rule = rule;
    }

    String rule() {
        return rule;
    }
}
