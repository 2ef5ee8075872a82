/** The arithmetic of assignment: who may take a ticket, and whose turn it is. Plain Java. */
@NullMarked
@CheckReturnValue
package io.guichet.routing.assignment;

import org.jspecify.annotations.NullMarked;

import com.google.errorprone.annotations.CheckReturnValue;
