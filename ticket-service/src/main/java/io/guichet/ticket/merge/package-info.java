/** Tickets that become one, or several, and how they are related. */
@NullMarked
@CheckReturnValue
package io.guichet.ticket.merge;

import org.jspecify.annotations.NullMarked;

import com.google.errorprone.annotations.CheckReturnValue;
