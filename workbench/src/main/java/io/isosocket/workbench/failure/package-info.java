/** What to check after a connection failed. */
@NullMarked
package io.isosocket.workbench.failure;

import org.jspecify.annotations.NullMarked;
