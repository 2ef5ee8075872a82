/** What is asked of a request before it becomes a ticket, and of a reply before it goes out. */
@NullMarked
@CheckReturnValue
package io.guichet.ticket.intake;

import org.jspecify.annotations.NullMarked;

import com.google.errorprone.annotations.CheckReturnValue;
