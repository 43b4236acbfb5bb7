/** The connections that the workbench has open, and what they were asked to do. */
@NullMarked
package io.isosocket.workbench.session;

import org.jspecify.annotations.NullMarked;
