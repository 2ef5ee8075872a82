/** Tickets that wait in a group's queue, and the one operation that gives them to agents. */
@NullMarked
@CheckReturnValue
package io.guichet.routing.queue;

import org.jspecify.annotations.NullMarked;

import com.google.errorprone.annotations.CheckReturnValue;
