/** The templates of mails: built in, or written by administrators for a department. */
@NullMarked
@CheckReturnValue
package io.guichet.notification.template;

import org.jspecify.annotations.NullMarked;

import com.google.errorprone.annotations.CheckReturnValue;
