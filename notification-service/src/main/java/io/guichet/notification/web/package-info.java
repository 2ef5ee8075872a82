/** The HTTP edge. */
@NullMarked
@CheckReturnValue
package io.guichet.notification.web;

import org.jspecify.annotations.NullMarked;

import com.google.errorprone.annotations.CheckReturnValue;
