/** The channels that requests come by. */
@NullMarked
@CheckReturnValue
package io.guichet.ticket.channel;

import org.jspecify.annotations.NullMarked;

import com.google.errorprone.annotations.CheckReturnValue;
