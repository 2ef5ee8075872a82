/** The topics that are heard. */
@NullMarked
@CheckReturnValue
package io.guichet.notification.messaging;

import org.jspecify.annotations.NullMarked;

import com.google.errorprone.annotations.CheckReturnValue;
