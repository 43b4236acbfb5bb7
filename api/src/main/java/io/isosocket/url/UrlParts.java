package io.isosocket.url;

import org.jspecify.annotations.Nullable;

/** A URL record (URL Standard 4.1) while it is made; the fields are those of {@link Url}. */
final class UrlParts {
    String scheme;

    /** What the scheme is where it is special. */
    @Nullable SpecialScheme special;

    String username = "";
    String password = "";

    @Nullable String host;

    int port = Url.DEFAULT_PORT;
    String path = "";
    boolean opaquePath;

    @Nullable String query;

    @Nullable String fragment;

    /** A record that has a scheme, in lower case, and nothing else yet. */
    UrlParts(String scheme, @Nullable SpecialScheme special) {
        this.scheme = scheme;
        this.special = special;
    }

    /** A copy, to be changed. */
    UrlParts(Url url) {
        this(url.scheme(), url.special());
        takeAuthority(url);
        path = url.pathname();
        opaquePath = url.hasOpaquePath();
        query = url.query();
        fragment = url.fragment();
    }

    boolean isSpecial() {
        return special != null;
    }

    /** User name, password, host and port of another. */
    void takeAuthority(Url url) {
        username = url.username();
        password = url.password();
        host = url.host();
        port = url.portNumber();
    }

    /** Sets the port; one that is the scheme's default counts as none. */
    void port(int number) {
        port = special != null && number == special.defaultPort() ? Url.DEFAULT_PORT : number;
    }

    Url build() {
        return new Url(this);
    }
}
