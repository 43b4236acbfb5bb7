/** Clients and servers that talk JSON or bytes with each other: the Java of the samples in {@code src/main/js/net}. */
@NullMarked
package io.isosocket.samples.net;

import org.jspecify.annotations.NullMarked;
