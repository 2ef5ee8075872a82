/** Mails that go out: how they are written, kept, sent and tried again. */
@NullMarked
@CheckReturnValue
package io.guichet.notification.mail;

import org.jspecify.annotations.NullMarked;

import com.google.errorprone.annotations.CheckReturnValue;
