/** Requests of the page, and what may be wrong with them. */
@NullMarked
package io.isosocket.workbench.request;

import org.jspecify.annotations.NullMarked;
