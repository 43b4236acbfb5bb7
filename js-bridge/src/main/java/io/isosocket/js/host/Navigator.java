package io.isosocket.js.host;

import java.util.Locale;
import org.graalvm.polyglot.HostAccess;

/** What {@code navigator.js} calls: HTML, section 8.10.1. */
public final class Navigator {

    /** Makes the navigator of one runtime. */
    public Navigator() {}

    /** {@return the name and the version of this program, in the form of a User-Agent header} */
    @HostAccess.Export
    public String userAgent() {
        return "Isosocket/" + Versions.ISOSOCKET;
    }

    /** {@return the operating system and processor that this runs on, as browsers write them} */
    @HostAccess.Export
    public String platform() {
        return platform(System.getProperty("os.name", ""), System.getProperty("os.arch", ""));
    }

    static String platform(String system, String processor) {
        if (system.startsWith("Windows")) {
            return "Win32";
        }
        if (system.startsWith("Mac")) {
            return "MacIntel";
        }
        return system + " " + (processor.equals("amd64") ? "x86_64" : processor);
    }

    /** {@return the language of the default locale, as a BCP 47 tag} */
    @HostAccess.Export
    public String language() {
        return language(Locale.getDefault());
    }

    static String language(Locale locale) {
        String tag = locale.toLanguageTag();
        return tag.equals("und") ? "en" : tag;
    }

    /** {@return how many threads can run at the same time} */
    @HostAccess.Export
    public int hardwareConcurrency() {
        return Runtime.getRuntime().availableProcessors();
    }
}
