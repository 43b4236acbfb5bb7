package io.isosocket.js.host;

import io.isosocket.url.Url;
import io.isosocket.url.UrlSyntaxException;
import org.graalvm.polyglot.HostAccess;
import org.jspecify.annotations.Nullable;

/** The URL behind one URL object of a script, which its setters change. The methods are those of the URL interface. */
public final class ScriptUrl {
    private Url url;

    ScriptUrl(Url url) {
        this.url = url;
    }

    /** {@return the whole URL} */
    @HostAccess.Export
    public String href() {
        return url.href();
    }

    /**
     * Parses another URL in its place.
     *
     * @param value an absolute URL
     * @return whether it parses; the URL stays where not
     */
    @HostAccess.Export
    public boolean setHref(String value) {
        try {
            url = Url.parse(value, null);
            return true;
        } catch (UrlSyntaxException noUrl) {
            return false;
        }
    }

    /** {@return the origin, {@code null} as text where it is opaque} */
    @HostAccess.Export
    public String origin() {
        return url.origin();
    }

    /** {@return the query without its question mark, or null} */
    @HostAccess.Export
    public @Nullable String query() {
        return url.query();
    }

    /**
     * Sets the query as it is.
     *
     * @param query a serialized query, or null for none
     */
    @HostAccess.Export
    public void setQuery(@Nullable String query) {
        url = url.withQuery(query);
    }

    /** {@return the scheme, with its colon} */
    @HostAccess.Export
    public String protocol() {
        return url.protocol();
    }

    /**
     * Sets the scheme.
     *
     * @param value as the attribute's setter takes it
     */
    @HostAccess.Export
    public void setProtocol(String value) {
        url = url.withProtocol(value);
    }

    /** {@return the user name} */
    @HostAccess.Export
    public String username() {
        return url.username();
    }

    /**
     * Sets the user name.
     *
     * @param value as the attribute's setter takes it
     */
    @HostAccess.Export
    public void setUsername(String value) {
        url = url.withUsername(value);
    }

    /** {@return the password} */
    @HostAccess.Export
    public String password() {
        return url.password();
    }

    /**
     * Sets the password.
     *
     * @param value as the attribute's setter takes it
     */
    @HostAccess.Export
    public void setPassword(String value) {
        url = url.withPassword(value);
    }

    /** {@return the host, with a port that is not the default} */
    @HostAccess.Export
    public String host() {
        return url.hostAndPort();
    }

    /**
     * Sets the host.
     *
     * @param value as the attribute's setter takes it
     */
    @HostAccess.Export
    public void setHost(String value) {
        url = url.withHost(value);
    }

    /** {@return the host} */
    @HostAccess.Export
    public String hostname() {
        return url.hostname();
    }

    /**
     * Sets the host.
     *
     * @param value as the attribute's setter takes it
     */
    @HostAccess.Export
    public void setHostname(String value) {
        url = url.withHostname(value);
    }

    /** {@return the port that is not the default} */
    @HostAccess.Export
    public String port() {
        return url.port();
    }

    /**
     * Sets the port that is not the default.
     *
     * @param value as the attribute's setter takes it
     */
    @HostAccess.Export
    public void setPort(String value) {
        url = url.withPort(value);
    }

    /** {@return the path} */
    @HostAccess.Export
    public String pathname() {
        return url.pathname();
    }

    /**
     * Sets the path.
     *
     * @param value as the attribute's setter takes it
     */
    @HostAccess.Export
    public void setPathname(String value) {
        url = url.withPathname(value);
    }

    /** {@return the query, with its question mark} */
    @HostAccess.Export
    public String search() {
        return url.search();
    }

    /**
     * Sets the query.
     *
     * @param value as the attribute's setter takes it
     */
    @HostAccess.Export
    public void setSearch(String value) {
        url = url.withSearch(value);
    }

    /** {@return the fragment, with its number sign} */
    @HostAccess.Export
    public String hash() {
        return url.hash();
    }

    /**
     * Sets the fragment.
     *
     * @param value as the attribute's setter takes it
     */
    @HostAccess.Export
    public void setHash(String value) {
        url = url.withHash(value);
    }
}
