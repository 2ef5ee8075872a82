/** What an open page is shown as it happens. */
@NullMarked
@CheckReturnValue
package io.guichet.notification.live;

import org.jspecify.annotations.NullMarked;

import com.google.errorprone.annotations.CheckReturnValue;
