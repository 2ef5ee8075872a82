/** How departments and agents sign their mails. */
@NullMarked
@CheckReturnValue
package io.guichet.notification.signature;

import org.jspecify.annotations.NullMarked;

import com.google.errorprone.annotations.CheckReturnValue;
