/** Reads the files of mails from ticket-service. */
@NullMarked
@CheckReturnValue
package io.guichet.notification.mail.client;

import org.jspecify.annotations.NullMarked;

import com.google.errorprone.annotations.CheckReturnValue;
