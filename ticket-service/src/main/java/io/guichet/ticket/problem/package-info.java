/** Known problems: tickets attach to one, and its end answers them all. */
@NullMarked
@CheckReturnValue
package io.guichet.ticket.problem;

import org.jspecify.annotations.NullMarked;

import com.google.errorprone.annotations.CheckReturnValue;
