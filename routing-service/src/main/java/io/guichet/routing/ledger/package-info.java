/** Who carries which ticket, derived anew from the topics and compared with what is kept. */
@NullMarked
@CheckReturnValue
package io.guichet.routing.ledger;

import org.jspecify.annotations.NullMarked;

import com.google.errorprone.annotations.CheckReturnValue;
