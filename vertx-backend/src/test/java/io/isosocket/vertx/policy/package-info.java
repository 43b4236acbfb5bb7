/** What may be dialled: policies over real sockets and a name server of the tests' own. */
@NullMarked
package io.isosocket.vertx.policy;

import org.jspecify.annotations.NullMarked;
