/** What the tests of several modules share. */
@NullMarked
package io.isosocket.testing;

import org.jspecify.annotations.NullMarked;
