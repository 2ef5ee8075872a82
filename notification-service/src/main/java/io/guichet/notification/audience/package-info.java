/** Who is told of what: one small class per kind of event. */
@NullMarked
@CheckReturnValue
package io.guichet.notification.audience;

import org.jspecify.annotations.NullMarked;

import com.google.errorprone.annotations.CheckReturnValue;
