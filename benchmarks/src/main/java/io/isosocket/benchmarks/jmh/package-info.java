/** What a message costs by itself, measured with JMH. */
@NullMarked
package io.isosocket.benchmarks.jmh;

import org.jspecify.annotations.NullMarked;
