/** The targets of each ticket: where their clocks stand, and the timers that watch over them. */
@NullMarked
@CheckReturnValue
package io.guichet.sla.target;

import org.jspecify.annotations.NullMarked;

import com.google.errorprone.annotations.CheckReturnValue;
