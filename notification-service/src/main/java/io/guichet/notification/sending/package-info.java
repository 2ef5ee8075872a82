/** What everything that is handed to somebody else's server has in common: waits, and room for the others. */
@NullMarked
@CheckReturnValue
package io.guichet.notification.sending;

import org.jspecify.annotations.NullMarked;

import com.google.errorprone.annotations.CheckReturnValue;
