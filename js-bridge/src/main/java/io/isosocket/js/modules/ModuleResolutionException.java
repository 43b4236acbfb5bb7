package io.isosocket.js.modules;

import java.io.Serial;
import java.nio.file.FileSystemException;

/**
 * A specifier that leads to no module.
 *
 * <p>It is a {@link FileSystemException} since that is what the JavaScript engine turns into an {@code Error} with the
 * specifier, the importing file and the reason.
 */
public final class ModuleResolutionException extends FileSystemException {

    @Serial
    private static final long serialVersionUID = 1L;

    /**
     * A failed resolution.
     *
     * @param specifier what the script wrote
     * @param referrer the file that wrote it
     * @param rule the rule that was broken, and what was tried
     */
    public ModuleResolutionException(String specifier, String referrer, String rule) {
        super(specifier, referrer, rule);
    }

    /**
     * {@return one line with the specifier, the importing file and the rule}
     */
    @Override
    public String getMessage() {
        return "Cannot find module '" + getFile() + "' imported from " + getOtherFile() + ": " + getReason();
    }
}
