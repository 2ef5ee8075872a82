/** Macros and canned replies: several acts, or a prepared answer, under one name. */
@NullMarked
@CheckReturnValue
package io.guichet.ticket.macro;

import org.jspecify.annotations.NullMarked;

import com.google.errorprone.annotations.CheckReturnValue;
