/** What happened to a ticket as far as its promises care, and the promise that follows from it. */
@NullMarked
@CheckReturnValue
package io.guichet.sla.history;

import org.jspecify.annotations.NullMarked;

import com.google.errorprone.annotations.CheckReturnValue;
