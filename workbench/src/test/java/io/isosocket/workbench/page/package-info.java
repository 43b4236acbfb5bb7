/** The workbench's page in a browser. */
@NullMarked
package io.isosocket.workbench.page;

import org.jspecify.annotations.NullMarked;
