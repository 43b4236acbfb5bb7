/** What a message and the parts of its way cost by themselves, measured with JMH. */
@NullMarked
package io.isosocket.benchmarks.jmh;

import org.jspecify.annotations.NullMarked;
