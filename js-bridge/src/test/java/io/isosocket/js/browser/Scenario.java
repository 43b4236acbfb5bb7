package io.isosocket.js.browser;

/**
 * A scenario of the script files.
 *
 * @param name unique among them
 * @param browser what the browser's transcript must be where it leaves the standard; else empty
 * @param standard the transcript that the standard asks for; there where {@code browser} is
 */
record Scenario(String name, String browser, String standard) {

    boolean differs() {
        return !browser.isEmpty();
    }

    @Override
    public String toString() {
        return name;
    }
}
