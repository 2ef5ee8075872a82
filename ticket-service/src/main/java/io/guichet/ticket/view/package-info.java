/** Saved and standard views of tickets, their counts, and the work list that says what to take next. */
@NullMarked
@CheckReturnValue
package io.guichet.ticket.view;

import org.jspecify.annotations.NullMarked;

import com.google.errorprone.annotations.CheckReturnValue;
