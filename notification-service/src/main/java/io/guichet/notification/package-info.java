/** Tells everybody concerned, once, through the right channel. */
@NullMarked
@CheckReturnValue
package io.guichet.notification;

import org.jspecify.annotations.NullMarked;

import com.google.errorprone.annotations.CheckReturnValue;
