package io.isosocket.cli;

import io.isosocket.ConnectionPolicy;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** Lets scripts reach the URLs of some patterns alone. */
final class AllowedUrls implements ConnectionPolicy {

    private final List<UrlPattern> patterns;

    AllowedUrls(List<UrlPattern> patterns) {
        this.patterns = List.copyOf(patterns);
    }

    @Override
    public Optional<String> refusal(String url) {
        if (patterns.stream().anyMatch(pattern -> pattern.matches(url))) {
            return Optional.empty();
        }
        String allowed = patterns.stream().map(UrlPattern::text).collect(Collectors.joining(", "));
        return Optional.of("--allow-url allows " + allowed + ", not " + Urls.redacted(url));
    }
}
