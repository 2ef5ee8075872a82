/** Rules that watch for tickets that have been in a state for too long. */
@NullMarked
@CheckReturnValue
package io.guichet.sla.watch;

import org.jspecify.annotations.NullMarked;

import com.google.errorprone.annotations.CheckReturnValue;
