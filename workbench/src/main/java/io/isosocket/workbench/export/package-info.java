/** A log as a file that other programs read: JSON, text, HAR. */
@NullMarked
package io.isosocket.workbench.export;

import org.jspecify.annotations.NullMarked;
