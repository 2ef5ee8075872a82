/** Colleagues who are named in a ticket, or brought into it. */
@NullMarked
@CheckReturnValue
package io.guichet.ticket.company;

import org.jspecify.annotations.NullMarked;

import com.google.errorprone.annotations.CheckReturnValue;
