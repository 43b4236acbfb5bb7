package io.isosocket.cli;

import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.net.URI;
import java.util.List;
import java.util.Locale;

/** The user's browser. */
final class Browser {

    private Browser() {}

    /**
     * Opens a page in it.
     *
     * @param url the page's
     * @return whether there was a program to ask for that
     */
    static boolean open(URI url) {
        try {
            new ProcessBuilder(command(System.getProperty("os.name", ""), url))
                    .redirectOutput(Redirect.DISCARD)
                    .redirectError(Redirect.DISCARD)
                    .start();
            return true;
        } catch (IOException e) {
            return false;
        }
    }

    /** {@return what opens a page by the custom of a system} */
    static List<String> command(String system, URI url) {
        String name = system.toLowerCase(Locale.ROOT);
        if (name.startsWith("windows")) {
            return List.of("rundll32", "url.dll,FileProtocolHandler", url.toString());
        }
        return List.of(name.startsWith("mac") ? "open" : "xdg-open", url.toString());
    }
}
