/** Figures on tickets: opened, solved, answered, waiting, and how long they were in each status. */
@NullMarked
@CheckReturnValue
package io.guichet.ticket.stats;

import org.jspecify.annotations.NullMarked;

import com.google.errorprone.annotations.CheckReturnValue;
