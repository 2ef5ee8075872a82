/** Messages that are not sent yet: they wait for approval, or for their sender to change their mind. */
@NullMarked
@CheckReturnValue
package io.guichet.ticket.pending;

import org.jspecify.annotations.NullMarked;

import com.google.errorprone.annotations.CheckReturnValue;
