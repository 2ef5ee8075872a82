/** Tells what somebody wrote in a reply from what they quote and from how they sign, in plain text and in HTML. */
@NullMarked
@CheckReturnValue
package io.guichet.ticket.channel.email.reply;

import org.jspecify.annotations.NullMarked;

import com.google.errorprone.annotations.CheckReturnValue;
