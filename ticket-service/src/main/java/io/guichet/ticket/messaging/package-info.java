/** What ticket-service hears: one class per topic. */
@NullMarked
@CheckReturnValue
package io.guichet.ticket.messaging;

import org.jspecify.annotations.NullMarked;

import com.google.errorprone.annotations.CheckReturnValue;
