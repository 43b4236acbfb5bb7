/** What the workbench keeps in files: logs, and what a user saves. */
@NullMarked
package io.isosocket.workbench.store;

import org.jspecify.annotations.NullMarked;
