/** Comparisons of Isosocket with its peers: contestants in processes of their own, side by side in one run. */
@NullMarked
package io.isosocket.benchmarks;

import org.jspecify.annotations.NullMarked;
