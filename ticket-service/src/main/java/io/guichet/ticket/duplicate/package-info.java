/** Tickets that may well be the same request. */
@NullMarked
@CheckReturnValue
package io.guichet.ticket.duplicate;

import org.jspecify.annotations.NullMarked;

import com.google.errorprone.annotations.CheckReturnValue;
