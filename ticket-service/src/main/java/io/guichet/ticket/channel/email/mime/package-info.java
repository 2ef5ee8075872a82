/** Takes raw mail apart (RFC 5322, MIME) as permissively as possible: real mail breaks every rule. */
@NullMarked
@CheckReturnValue
package io.guichet.ticket.channel.email.mime;

import org.jspecify.annotations.NullMarked;

import com.google.errorprone.annotations.CheckReturnValue;
