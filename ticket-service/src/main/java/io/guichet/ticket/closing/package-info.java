/** Resolved tickets close by themselves, and those put off come back. */
@NullMarked
@CheckReturnValue
package io.guichet.ticket.closing;

import org.jspecify.annotations.NullMarked;

import com.google.errorprone.annotations.CheckReturnValue;
