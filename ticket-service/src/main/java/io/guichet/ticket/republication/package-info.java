/** Telling a service again everything that was told of tickets: when it has lost it, or is new. */
@NullMarked
@CheckReturnValue
package io.guichet.ticket.republication;

import org.jspecify.annotations.NullMarked;

import com.google.errorprone.annotations.CheckReturnValue;
