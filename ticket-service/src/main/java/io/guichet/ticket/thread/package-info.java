/** How mails of a ticket find each other: Message-IDs of our own and signed reply addresses. */
@NullMarked
@CheckReturnValue
package io.guichet.ticket.thread;

import org.jspecify.annotations.NullMarked;

import com.google.errorprone.annotations.CheckReturnValue;
