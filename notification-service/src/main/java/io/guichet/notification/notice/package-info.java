/** What people are told within the application. */
@NullMarked
@CheckReturnValue
package io.guichet.notification.notice;

import org.jspecify.annotations.NullMarked;

import com.google.errorprone.annotations.CheckReturnValue;
