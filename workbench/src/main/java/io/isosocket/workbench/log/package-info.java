/** What a log holds. */
@NullMarked
package io.isosocket.workbench.log;

import org.jspecify.annotations.NullMarked;
