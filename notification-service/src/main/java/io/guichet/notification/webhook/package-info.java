/** Signed requests to other products: where they go, what they say, how they are kept and tried again. */
@NullMarked
@CheckReturnValue
package io.guichet.notification.webhook;

import org.jspecify.annotations.NullMarked;

import com.google.errorprone.annotations.CheckReturnValue;
