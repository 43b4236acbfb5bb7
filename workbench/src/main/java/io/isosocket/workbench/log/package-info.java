/** What happened on a connection, entry by entry. */
@NullMarked
package io.isosocket.workbench.log;

import org.jspecify.annotations.NullMarked;
