/** What this service knows of each ticket. */
@NullMarked
@CheckReturnValue
package io.guichet.notification.ticket;

import org.jspecify.annotations.NullMarked;

import com.google.errorprone.annotations.CheckReturnValue;
