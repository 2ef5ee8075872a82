/** The addresses that mails come from: those that were proven to be ours. */
@NullMarked
@CheckReturnValue
package io.guichet.notification.sender;

import org.jspecify.annotations.NullMarked;

import com.google.errorprone.annotations.CheckReturnValue;
