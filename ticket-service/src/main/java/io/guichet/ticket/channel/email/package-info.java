/** Mail in: mailboxes are emptied into a store of raw mails first, which are then parsed and filed as tickets. */
@NullMarked
@CheckReturnValue
package io.guichet.ticket.channel.email;

import org.jspecify.annotations.NullMarked;

import com.google.errorprone.annotations.CheckReturnValue;
