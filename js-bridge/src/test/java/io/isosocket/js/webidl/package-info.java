/** The globals against the published IDL. */
@NullMarked
package io.isosocket.js.webidl;

import org.jspecify.annotations.NullMarked;
