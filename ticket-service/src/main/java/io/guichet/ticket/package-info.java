/** Tickets: what a customer asked, who answers it, and everything that happened on the way. */
@NullMarked
@CheckReturnValue
package io.guichet.ticket;

import org.jspecify.annotations.NullMarked;

import com.google.errorprone.annotations.CheckReturnValue;
