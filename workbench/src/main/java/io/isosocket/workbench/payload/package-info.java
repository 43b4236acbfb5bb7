/** What a user types, as the payload of a message: formats, templates, and what of it must not be seen. */
@NullMarked
package io.isosocket.workbench.payload;

import org.jspecify.annotations.NullMarked;
