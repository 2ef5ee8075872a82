/** How long people worked on tickets. */
@NullMarked
@CheckReturnValue
package io.guichet.ticket.time;

import org.jspecify.annotations.NullMarked;

import com.google.errorprone.annotations.CheckReturnValue;
